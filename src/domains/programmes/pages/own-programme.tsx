import { formatDay, weekdayName } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { plural } from '#kernel/plural'
import {
  Button,
  ButtonLink,
  Card,
  ConfirmDialog,
  EmptyState,
  Facts,
  Form,
  Notice,
  Page,
  Seats,
  SummaryList,
  Tag,
} from '#ui'
import { isCertified, paidByBudget } from '../model.ts'
import type { Check, OwnGroup, OwnModule, OwnProgramme } from '../own.ts'
import type { Clash } from '../rules/clash.ts'
import { readProgramme } from '../rules/edits.ts'
import { timetableSentence } from '../words.ts'
import { StateTag } from './own-list.tsx'

export type OwnProgrammeProps = OwnProgramme & {
  /** Groups whose teacher or room is in two places at once. */
  clashes: ReadonlyMap<string, readonly Clash[]>
}

/** The provider's page of one programme: its state, its modules with groups, and every act on them. */
export function OwnProgrammePage({ programme, modules, groups, check, clashes }: OwnProgrammeProps) {
  const at = `/provider/programmes/${programme.id}`
  const isOpen = programme.state === 'draft' || programme.state === 'refused'
  return (
    <Page
      title={programme.name}
      over="Программа"
      back={{ href: '/provider/programmes', label: 'Программы' }}
      actions={<StateTag state={programme.state} />}
      hidden
    >
      <StateNotice {...{ programme, modules, check }} />
      <SummaryList
        rows={readProgramme(programme).flatMap(([label, value]) => (label === 'Название' ? [] : [{ label, value }]))}
      />
      <div class="button-row">
        {programme.state !== 'moderating' && programme.state !== 'archive' && (
          <ButtonLink href={`${at}/edit`} kind="ghost">
            Изменить
          </ButtonLink>
        )}
        <ButtonLink href={`${at}/history`} kind="ghost">
          История
        </ButtonLink>
        {programme.state === 'published' && (
          <ButtonLink href={`/programmes/${programme.article}`} kind="ghost">
            Как видят семьи
          </ButtonLink>
        )}
      </div>
      <h2>Модули и группы</h2>
      {modules.length === 0 && (
        <EmptyState title="Модулей пока нет">
          <p>Модуль — часть программы со своими часами и ценой, обычно учебный год.</p>
        </EmptyState>
      )}
      {modules.map((module) => (
        <ModuleCard
          key={module.id}
          {...{ programme, module, clashes }}
          groups={groups.filter(({ moduleId }) => moduleId === module.id)}
        />
      ))}
      {isOpen && (
        <ButtonLink href={`${at}/modules/new`} kind={modules.length === 0 ? 'main' : 'ghost'}>
          Добавить модуль
        </ButtonLink>
      )}
      <Acts programme={programme} />
    </Page>
  )
}

function StateNotice({ programme, modules, check }: Pick<OwnProgramme, 'programme' | 'modules' | 'check'>) {
  const at = `/provider/programmes/${programme.id}`
  if (programme.state === 'moderating' && check)
    return (
      <Notice
        tone="info"
        title={check.kind === 'certification' ? 'Ждёт сертификации' : 'Ждёт модерации'}
        actions={
          <Form action={`${at}/withdrawal`} class="form-inline">
            <Button kind="ghost" small>
              Отозвать с проверки
            </Button>
          </Form>
        }
      >
        <p>Решат до {formatDay(check.dueOn)} включительно. Пока программу проверяют, менять её нельзя.</p>
      </Notice>
    )
  if (programme.state === 'draft' || programme.state === 'refused')
    return (
      <Notice
        tone={programme.state === 'refused' ? 'warn' : 'info'}
        title={programme.state === 'refused' ? refusedWords(check) : 'Это черновик: семьи его не видят'}
        actions={
          modules.length > 0 && (
            <Form action={`${at}/check`} class="form-inline">
              <Button>{programme.state === 'refused' ? 'Отправить снова' : 'Отправить на проверку'}</Button>
            </Form>
          )
        }
      >
        <p>
          {programme.state === 'refused'
            ? check?.reason
            : modules.length > 0
              ? 'Проверьте тексты и цены и отправьте.'
              : 'Добавьте хотя бы один модуль.'}
        </p>
      </Notice>
    )
  return null
}

function refusedWords(check: Check | null): string {
  return check?.kind === 'certification' ? 'В сертификации отказали, исправьте' : 'Модерация не пройдена, исправьте'
}

type ModuleProps = Pick<OwnProgrammeProps, 'programme' | 'clashes'> & { module: OwnModule; groups: readonly OwnGroup[] }

function ModuleCard({ programme, module, groups, clashes }: ModuleProps) {
  const editable = programme.state !== 'moderating' && programme.state !== 'archive'
  const published = programme.state === 'published'
  return (
    <Card
      title={module.name}
      level={3}
      beside={
        published && (
          <Tag tone={module.enrolmentOpen ? 'good' : 'plain'}>
            {module.enrolmentOpen ? 'запись открыта' : 'запись закрыта'}
          </Tag>
        )
      }
      actions={
        <>
          {published && (
            <ButtonLink
              href={`/provider/modules/${module.id}/enrolment`}
              kind={module.enrolmentOpen ? 'ghost' : 'main'}
              small
            >
              {module.enrolmentOpen ? 'Запись' : 'Открыть запись'}
            </ButtonLink>
          )}
          {editable && (
            <>
              <ButtonLink href={`/provider/modules/${module.id}/groups/new`} kind="ghost" small>
                Добавить группу
              </ButtonLink>
              <ButtonLink href={`/provider/modules/${module.id}`} kind="ghost" small>
                Изменить модуль
              </ButtonLink>
            </>
          )}
        </>
      }
    >
      <Facts
        facts={[
          plural(module.months, 'месяц', 'месяца', 'месяцев'),
          plural(module.hours, 'час', 'часа', 'часов'),
          paidByBudget(programme.register) ? 'бесплатно' : formatRoubles(module.priceKopecks, { short: true }),
          isCertified(programme.register) && `норматив ${formatRoubles(module.normativeKopecks, { short: true })}`,
        ].filter((fact): fact is string => Boolean(fact))}
      />
      {groups.map((group) => (
        <GroupRow key={group.id} group={group} editable={editable} clashes={clashes.get(group.id) ?? []} />
      ))}
    </Card>
  )
}

function GroupRow({ group, editable, clashes }: { group: OwnGroup; editable: boolean; clashes: readonly Clash[] }) {
  const { id, name, teacher, address, startsOn, endsOn, lessons, state, capacity, taken } = group
  const press = (act: string, label: string) => (
    <Form action={`/provider/groups/${id}/${act}`} class="form-inline">
      <Button kind="ghost" small>
        {label}
      </Button>
    </Form>
  )
  const acts = (
    <>
      <ButtonLink href={`/provider/groups/${id}`} kind="ghost" small>
        Изменить
      </ButtonLink>
      {press('copy', 'Повторить через год')}
      {state === 'open' && press('closing', 'Закрыть группу')}
      {state === 'closed' && press('opening', 'Открыть группу')}
      {state === 'closed' && taken === 0 && press('archive', 'В архив')}
    </>
  )
  return (
    <Card
      title={`Группа ${name}`}
      level={4}
      tight
      beside={state !== 'open' && <Tag>{state === 'closed' ? 'закрыта' : 'в архиве'}</Tag>}
      actions={editable && acts}
    >
      <Facts
        facts={[
          teacher,
          address,
          `с ${formatDay(startsOn)} по ${formatDay(endsOn)}`,
          timetableSentence(lessons) || 'расписания нет',
        ]}
      />
      <Seats capacity={capacity} taken={taken} />
      {clashes.map((clash) => (
        <Notice key={`${clash.group} ${clash.weekday} ${clash.what}`} tone="warn">
          <p>
            {clash.what === 'teacher' ? 'Преподаватель занят' : 'Кабинет занят'}, {weekdayName(clash.weekday)}: «
            {clash.programme}», группа {clash.group}.
          </p>
        </Notice>
      ))}
    </Card>
  )
}

function Acts({ programme: { id, state } }: Pick<OwnProgramme, 'programme'>) {
  const at = `/provider/programmes/${id}`
  return (
    <div class="button-row">
      <Form action={`${at}/copy`} class="form-inline">
        <Button kind="ghost">Скопировать на следующий год</Button>
      </Form>
      {state === 'published' && (
        <ConfirmDialog
          label="Вернуть в черновик"
          title="Вернуть программу в черновик?"
          action={`${at}/withdrawal`}
          confirm="Вернуть в черновик"
        >
          <p>Она уйдёт из каталога, и её нужно будет проверить снова. Можно, пока на неё никто не записан.</p>
        </ConfirmDialog>
      )}
      {state !== 'moderating' && state !== 'archive' && (
        <ConfirmDialog
          label="В архив"
          title="Убрать программу в архив?"
          action={`${at}/archive`}
          confirm="Убрать в архив"
        >
          <p>Семьи её больше не увидят, изменить её будет нельзя. Можно, пока на неё никто не записан.</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
