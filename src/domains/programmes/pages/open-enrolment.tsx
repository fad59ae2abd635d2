import { Button, Form, Notice, Page, type Task, TaskList } from '#ui'
import type { Programme } from '../model.ts'
import type { OwnModule } from '../own.ts'
import type { Checked, Requirement } from '../rules/checklist.ts'

export type OpenEnrolmentProps = { programme: Programme; module: OwnModule; lines: readonly Checked[] }

/** «Открыть зачисление» (S-070): everything that is missing at once, each with where it is mended (domain 4.8). */
export function OpenEnrolmentPage({ programme, module, lines }: OpenEnrolmentProps) {
  const missing = lines.filter(({ done }) => !done).length
  const at = `/provider/modules/${module.id}/enrolment`
  return (
    <Page
      title={module.enrolmentOpen ? 'Запись открыта' : 'Открыть запись'}
      over={`${programme.name}, ${module.name}`}
      back={{ href: `/provider/programmes/${programme.id}`, label: programme.name }}
      hidden
    >
      {module.enrolmentOpen && (
        <Notice
          tone={missing > 0 ? 'warn' : 'good'}
          title={missing > 0 ? 'Запись открыта, но семьям кое-что мешает' : 'Семьи могут подавать заявки'}
        >
          <p>Закроете запись — из каталога программа не пропадёт, но новых заявок не будет. Поданные останутся.</p>
        </Notice>
      )}
      <TaskList tasks={lines.map((line) => taskOf(line, programme, module))} />
      {module.enrolmentOpen ? (
        <Form action={`${at}/closing`}>
          <Button kind="danger">Закрыть запись</Button>
        </Form>
      ) : missing === 0 ? (
        <Form action={at}>
          <Button kind="go">Открыть запись</Button>
        </Form>
      ) : (
        <p class="muted">Когда всё будет готово, здесь появится кнопка «Открыть запись».</p>
      )}
    </Page>
  )
}

const words: Record<Requirement, string> = {
  register: 'Организация в реестре поставщиков',
  published: 'Программа проверена и опубликована',
  agreement: 'Соглашение с муниципалитетом',
  price: 'Цена модуля',
  group: 'Открытая группа',
  timetable: 'Расписание у каждой группы',
  window: 'Приём заявок не закончился ни в одной группе',
}

function taskOf({ what, done, groupId }: Checked, programme: Programme, module: OwnModule): Task {
  const group = groupId ? `/provider/groups/${groupId}` : `/provider/modules/${module.id}/groups/new`
  const hrefs: Record<Requirement, string> = {
    register: '/organisations/register',
    published: `/provider/programmes/${programme.id}`,
    agreement: '/provider/agreements',
    price: `/provider/modules/${module.id}`,
    group,
    timetable: group,
    window: group,
  }
  return { label: words[what], href: hrefs[what], state: done ? 'done' : 'todo' }
}
