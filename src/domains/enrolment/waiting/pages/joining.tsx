import { formatDay } from '#kernel/dates'
import { quoted } from '#kernel/quoted'
import { timetableWords } from '#programmes'
import { Button, ButtonLink, ButtonRow, Form, NumberedSteps, Page, SummaryList } from '#ui'
import type { ReasonWords } from '../../quote/words/reasons.ts'
import type { WaitingView } from '../model.ts'
import { Needed } from './needed.tsx'

export type JoinWaitingPageProps = {
  child: { id: string; name: string }
  programme: { article: number; name: string; provider: string }
  group: { id: string; name: string; lessons: WaitingView['lessons']; startsOn: Temporal.PlainDate }
  /** People who wait already. */
  ahead: number
  hours: number
  needed: readonly ReasonWords[]
}

/** Before joining: the place, how the queue goes, and what is needed for the offer. */
export function JoinWaitingPage({ child, programme, group, ahead, hours, needed }: JoinWaitingPageProps) {
  const back = `/programmes/${programme.article}?child=${child.id}&group=${group.id}`
  return (
    <Page title="Встать в очередь" over={programme.name} back={{ href: back, label: 'К программе' }} hidden>
      <p>
        В группе {group.name} программы {quoted(programme.name)} мест нет. {child.name} будет{' '}
        <b>{ahead === 0 ? 'первым в очереди' : `${ahead + 1}-м в очереди`}</b>.
      </p>
      <SummaryList
        title="О занятиях"
        rows={[
          { label: 'Ребёнок', value: child.name },
          { label: 'Организация', value: programme.provider },
          { label: 'Группа', value: `${group.name}, ${timetableWords(group.lessons) || 'расписание уточняется'}` },
          { label: 'Первый день', value: formatDay(group.startsOn) },
        ]}
      />
      <h2>Как идёт очередь</h2>
      <NumberedSteps
        steps={[
          { label: 'Место освободится', text: 'Кто-то отзовёт заявку или организация расширит группу.' },
          {
            label: 'Его предложат первому',
            text: `Мы напишем, и ${hours} часов место будет ждать только вас. Если срок выпадет на ночь, он продлится до утра.`,
          },
          { label: 'Вы подадите заявку', text: 'Расчёт будет по ценам и деньгам того дня.' },
        ]}
      />
      <p>Очередь ни к чему не обязывает: деньги не закрепляются, стоять можно сразу в нескольких группах.</p>
      {needed.length > 0 && <Needed reasons={needed} offered={false} />}
      <Form action="/my/waiting">
        <input type="hidden" name="child" value={child.id} />
        <input type="hidden" name="group" value={group.id} />
        <ButtonRow>
          <Button kind="go">Встать в очередь</Button>
          <ButtonLink kind="ghost" href={back}>
            Не вставать
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}
