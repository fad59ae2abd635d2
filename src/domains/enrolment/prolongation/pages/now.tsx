import { formatDay } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { quoted } from '#kernel/quoted'
import { Button, ButtonLink, ButtonRow, Form, InstantText, Notice, Page } from '#ui'
import type { ApplicationView } from '../../applications/queries/list.ts'
import type { ProlongationView } from '../queries/row.ts'
import { expressWords, isExpress } from '../words.ts'

type Props = { application: ApplicationView; prolongation: ProlongationView; zone: string }

/** A prolonged contract that the family may still refuse, or that waits for an agreement (S-017…S-022). */
export function ProlongedNow({ application, prolongation, zone }: Props) {
  const { answerUntil, consent, leaving } = prolongation
  if (application.state === 'submitted' || !answerUntil) return <AwaitingAgreement {...{ application, prolongation }} />
  if (leaving) return <FormerLeaves {...{ application, prolongation }} />
  const Asked = isExpress(consent) ? ConsentAsked : SilenceAgrees
  return <Asked {...{ application, prolongation, zone, answerUntil }} />
}

type Two = Omit<Props, 'zone'>
type Asking = Props & { answerUntil: Temporal.Instant }

function AwaitingAgreement({ application, prolongation: { before, period, leaving } }: Two) {
  return (
    <>
      <Notice title={`Договор продлён на ${period}, ждём соглашения`}>
        <p>
          {application.provider}: продление договора № {before.number}. Муниципалитет ещё не заключил с организацией
          соглашение на этот период. Делать ничего не нужно: место и деньги за ребёнком, о соглашении мы напишем.
        </p>
        {leaving && (
          <p>
            Но прежний договор расторгается: если уведомление не отзовут, после {formatDay(before.endsOn)} продления не
            будет.
          </p>
        )}
      </Notice>
      <ButtonRow>
        <Refuse id={application.id} />
      </ButtonRow>
    </>
  )
}

function FormerLeaves({ application, prolongation: { before, period } }: Two) {
  return (
    <>
      <Notice tone="warn" title={`Прежний договор расторгается, продления на ${period} не будет`}>
        <p>
          По договору № {before.number} подано уведомление о расторжении: он кончается {formatDay(before.endsOn)}. После
          этого дня продление закроется само, деньги сертификата освободятся. Хотите заниматься дальше — пусть тот, кто
          подал уведомление, отзовёт его в <a href={`/my/applications/${before.id}`}>прежнем договоре</a>.
        </p>
      </Notice>
      <ButtonRow>
        <Refuse id={application.id} />
      </ButtonRow>
    </>
  )
}

/** Silence is not enough: without an answer it closes. */
function ConsentAsked({ application: { id }, prolongation: { consent, period }, zone, answerUntil }: Asking) {
  return (
    <>
      <Notice tone="warn" title={`Подтвердите продление на ${period}`}>
        <p>{isExpress(consent) && expressWords[consent]}</p>
        <p>
          Ответить можно до <InstantText instant={answerUntil} zone={zone} />. Без ответа продление закроется, место и
          деньги освободятся.
        </p>
      </Notice>
      <ButtonRow>
        <ButtonLink kind="go" href={`/my/applications/${id}/acceptance`}>
          Прочитать и принять договор
        </ButtonLink>
        <Refuse id={id} />
      </ButtonRow>
    </>
  )
}

function SilenceAgrees({ application, prolongation: { before, period, stopped }, zone, answerUntil }: Asking) {
  return (
    <>
      <Notice tone="good" title={`Договор продлён на ${period}, делать ничего не нужно`}>
        <p>
          {application.provider}: продление договора № {before.number}. Заявление не требуется. Если вы не откажетесь,
          договор вступит в силу с {formatDay(application.startsOn)} и сам перейдёт в «Действующие».
        </p>
        <p>
          Отказаться можно до <InstantText instant={answerUntil} zone={zone} />.
        </p>
      </Notice>
      {(stopped || application.validity === 'frozen') && (
        <Notice tone="warn" title="Сертификат приостановлен">
          <p>Договор вступит в силу, как только сертификат снова заработает. Место и деньги пока за ребёнком.</p>
        </Notice>
      )}
      <ButtonRow>
        <Refuse id={application.id} />
        <ButtonLink kind="quiet" href={`/my/applications/${application.id}/acceptance`}>
          Принять сейчас
        </ButtonLink>
      </ButtonRow>
    </>
  )
}

function Refuse({ id }: { id: string }) {
  return (
    <ButtonLink kind="ghost" href={`/my/applications/${id}/cancellation`}>
      Отказать
    </ButtonLink>
  )
}

/** The same for the provider: what it waits for, and until when. */
export function ProlongedForProvider({ application, prolongation, zone }: Props) {
  const { answerUntil, consent, before, period, stopped, leaving } = prolongation
  const old = <a href={`/provider/applications/${before.id}`}>договора № {before.number}</a>
  if (application.state === 'submitted' || !answerUntil)
    return (
      <Notice title="Ждём соглашения">
        <p>
          Это продление {old} на {period}. Соглашения с муниципалитетом на этот период ещё нет; когда оно появится,
          договор сам уйдёт семье. Не позже {formatDay(application.answerDueOn)}, иначе продление закроется.
        </p>
        {leaving && <p>Прежний договор расторгается: если уведомление не отзовут, продления не будет.</p>}
      </Notice>
    )
  if (leaving)
    return (
      <Notice title="Прежний договор расторгается">
        <p>
          Это продление {old} на {period}. Если уведомление о расторжении не отзовут,{' '}
          {formatDay(before.endsOn.add({ days: 1 }))} продление закроется само: место и деньги освободятся.
        </p>
      </Notice>
    )
  return (
    <Notice title={isExpress(consent) ? 'Ждём явного согласия семьи' : 'Семья может отказаться'}>
      <p>
        Это продление {old} на {period}. {isExpress(consent) && expressWords[consent]}
      </p>
      <p>
        {isExpress(consent) ? 'Ответа ждём до ' : 'Без отказа вступит в силу само: отказаться семья может до '}
        <InstantText instant={answerUntil} zone={zone} />.
      </p>
      {stopped && <p>Сертификат приостановлен: договор вступит в силу, когда он снова заработает.</p>}
    </Notice>
  )
}

/** S-022: what happens then, before the family refuses. */
export function ProlongationRefusalPage({ application, prolongation }: Omit<Props, 'zone'>) {
  const { id, number, programme, certificate, name, holdsSeat } = application
  const { before, period } = prolongation
  const back = `/my/applications/${id}`
  return (
    <Page title="Отказаться от продления?" over={`Договор ${number}`} back={{ href: back, label: 'К договору' }} hidden>
      <p>
        {name} доучится на программе {quoted(programme)} по прежнему договору № {before.number} до{' '}
        {formatDay(before.endsOn)}, а на {period} договора не будет.
      </p>
      <ul>
        {certificate > 0n && (
          <li>Отложенные {formatRoubles(certificate, { short: true })} сертификата сразу освободятся.</li>
        )}
        <li>
          {holdsSeat
            ? 'Место в новой группе сразу освободится.'
            : 'Место останется за ребёнком до конца прежнего договора, потом достанется другому.'}
        </li>
        <li>Организация узнает об отказе и продлить договор ещё раз не сможет. Передумаете — подайте заявку сами.</li>
      </ul>
      <Form action={`${back}/cancellation`}>
        <ButtonRow>
          <Button kind="danger">Отказать</Button>
          <ButtonLink kind="ghost" href={back}>
            Оставить продление
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}

/** The silence has spoken already: what can be done instead. */
export function TooLateToRefusePage({ application }: Pick<Props, 'application'>) {
  const { id, number, startsOn } = application
  return (
    <Page
      title="Отказаться уже нельзя, но договор можно расторгнуть"
      over={`Договор ${number}`}
      back={{ href: `/my/applications/${id}`, label: 'К договору' }}
      hidden
    >
      <p>Время для отказа прошло, поэтому договор принят и действует с {formatDay(startsOn)}.</p>
      <p>
        Расторгнуть его можно в любой день: он закончится с последним днём месяца, за следующие месяцы деньги вернутся
        на сертификат, а за уже открытые месяцы они остаются у организации.
      </p>
      <ButtonRow>
        <ButtonLink href={`/my/applications/${id}/termination`}>Расторгнуть договор</ButtonLink>
      </ButtonRow>
    </Page>
  )
}
