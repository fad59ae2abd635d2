import type { ComponentChildren } from 'preact'
import { formatDay, isAfter } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { quoted } from '#kernel/quoted'
import { type Answers, Button, ButtonLink, ButtonRow, type FieldError, Form, Page, RadioGroup, TextArea } from '#ui'
import type { ApplicationView } from '../../applications/queries/list.ts'
import type { MonthPart } from '../../quote/rules/split.ts'
import type { NextContract } from '../queries/notice.ts'
import { noticeEffect } from '../rules/termination.ts'
import { terminationGroundCodes, terminationGrounds } from '../words.ts'

export type TerminationPageProps = {
  application: ApplicationView
  months: readonly MonthPart[]
  /** What prolongs this contract. */
  next: NextContract | null
  today: Temporal.PlainDate
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** Asks the family before it ends a contract: until when lessons go on, what comes back, how to change one's mind. */
export function TerminationPage(props: TerminationPageProps) {
  const back = `/my/applications/${props.application.id}`
  return (
    <Asked title="Расторгнуть договор?" back={back} {...props}>
      <TextArea
        name="words"
        label="Почему вы уходите"
        hint="Это прочитает организация. Так она узнает, что стоит изменить"
        optional
        limit={1000}
      />
    </Asked>
  )
}

/** The same for the organisation: only on a ground of the offer's clause 6.3, and the family reads it. */
export function ProviderTerminationPage(props: TerminationPageProps) {
  const back = `/provider/applications/${props.application.id}`
  return (
    <Asked title="Почему вы расторгаете договор?" back={back} {...props}>
      <RadioGroup
        name="ground"
        legend="Причина (пункт 6.3 договора)"
        options={terminationGroundCodes.map((value) => ({ value, label: terminationGrounds[value] }))}
      />
      <TextArea
        name="words"
        label="Пояснение для семьи"
        hint="Что случилось и как семье быть дальше: другая группа, другая организация"
        optional
        limit={1000}
      />
    </Asked>
  )
}

type Asking = TerminationPageProps & { title: string; back: string; children: ComponentChildren }

/** What ends and what comes back, the side's own questions, and the press. */
function Asked({ title, back, application, months, next, today, errors, answers, children }: Asking) {
  return (
    <Page
      title={title}
      over={`Договор ${application.number}`}
      back={{ href: back, label: 'К договору' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <What {...{ application, months, next, today }} />
      <Form action={`${back}/termination`}>
        {children}
        <ButtonRow>
          <Button kind="danger">Расторгнуть договор</Button>
          <ButtonLink kind="ghost" href={back}>
            Не расторгать
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}

type Told = Pick<TerminationPageProps, 'application' | 'months' | 'next' | 'today'>

function What({ application, months, next, today }: Told) {
  const { programme, name, certificate } = application
  const effect = noticeEffect({ today, ...application })
  if (effect.kind === 'nothing') return null
  if (effect.kind === 'whole')
    return (
      <>
        <p>
          {name}: занятия на программе {quoted(programme)} ещё не начались, поэтому договор отменится целиком и сразу.
          Место достанется другому ребёнку{certificate > 0n && `, а ${sum(certificate)} вернётся на сертификат`}.
        </p>
        <p>Вернуть такой договор нельзя. Подать новую заявку можно, если место ещё будет свободно.</p>
      </>
    )
  const { lastOn } = effect
  const returned = months
    .filter(({ month }) => isAfter(month, lastOn))
    .reduce((total, part) => total + part.certificate, 0n)
  return (
    <ul>
      <li>
        {name} занимается на программе {quoted(programme)} до {formatDay(lastOn)} включительно.
      </li>
      {returned > 0n && <li>На сертификат сразу вернётся {sum(returned)}: это деньги за следующие месяцы.</li>}
      {!(next?.concluded && next.takesSeat) && (
        <li>Место в группе освободится {formatDay(lastOn.add({ days: 1 }))}.</li>
      )}
      {next && <Next next={next} lastOn={lastOn} />}
      <li>До {formatDay(lastOn)} уведомление можно отозвать, если эти деньги не уйдут на другой кружок.</li>
    </ul>
  )
}

/** A prolongation closes by itself with the contract before it; one that is concluded lives on and is ended apart. */
function Next({ next, lastOn }: { next: NextContract; lastOn: Temporal.PlainDate }) {
  const named = `№ ${next.number}${next.period ? ` на ${next.period}` : ''}`
  if (next.concluded)
    return <li>Договор {named} уже заключён и останется в силе. Если он тоже не нужен, расторгните и его.</li>
  return (
    <li>
      Продления не будет: договор {named} закроется сам после {formatDay(lastOn)}
      {next.certificate > 0n && `, и ${sum(next.certificate)} сертификата освободятся`}.
    </li>
  )
}

function sum(kopecks: bigint): string {
  return formatRoubles(kopecks, { short: true })
}
