import type { ComponentChildren, VNode } from 'preact'
import { formatPhone } from '#kernel/contacts'
import { ageOn, formatDay, formatMonth, weekdayName } from '#kernel/dates'
import { sentence } from '#kernel/sentence'
import { ButtonLink, ButtonRow, Columns, Disclosure, MonthChart, Notice, Page, Tag } from '#ui'
import { ContractNow } from '../../contracts/pages/now.tsx'
import { ProlongedNow } from '../../prolongation/pages/now.tsx'
import type { ProlongationView } from '../../prolongation/queries/row.ts'
import { MonthTable } from '../../quote/pages/panel.tsx'
import type { MonthPart } from '../../quote/rules/split.ts'
import type { ApplicationView } from '../queries/list.ts'
import type { Story } from '../queries/story.ts'
import { firstLessonOn } from '../rules/first-lesson.ts'
import { freedWords } from '../words/freed.ts'
import { historyOf, isWhole, presenceWords } from '../words/history.ts'
import { familyWordsOf, paperOf } from '../words/states.ts'
import { ApplicationFacts, ApplicationSums, childRow, FromSystem, isClosed } from './facts.tsx'
import { History } from './history.tsx'

export type ApplicationPageProps = {
  application: ApplicationView
  story: Story
  months: readonly MonthPart[]
  /** Of a contract that prolongs another. */
  prolongation?: ProlongationView | null
  /** What domains above show of a contract. */
  blocks?: readonly VNode[]
  today: Temporal.PlainDate
  zone: string
}

/** An application of the family's child, its contract, its money by month, and all that happened to it. */
export function ApplicationPage(props: ApplicationPageProps) {
  const { application, story, months, prolongation, blocks, today, zone } = props
  const { number, programme, childId } = application
  const { label, tone } = familyWordsOf(application)
  const whole = isWhole(application, story)
  return (
    <Page
      title={`${paperOf(application)} ${number}`}
      over={`${application.name} · ${programme}`}
      width="wide"
      back={{ href: `/my/children/${childId}`, label: application.name }}
      actions={
        <>
          <FromSystem application={application} />
          <Tag tone={tone}>{label}</Tag>
        </>
      }
      hidden
    >
      <Columns
        main={
          <>
            {prolongation && isUndecided(application) ? (
              <ProlongedNow {...{ application, prolongation, zone }} />
            ) : (
              <Now {...{ application, story, today }} />
            )}
            {blocks}
            <NotUs application={application} story={story} />
            <ApplicationFacts application={application} child={childRow(application)} />
            <History lines={historyOf(application, story, zone)} zone={zone} />
          </>
        }
        aside={
          <>
            <h2>Деньги</h2>
            <ApplicationSums application={application} whole={whole} />
            {months.length > 1 && !isClosed(application) && !whole && (
              <>
                <MonthChart title="Платит сертификат, ₽ по месяцам" months={months.map(columnOf)} />
                <Disclosure summary="По месяцам до копейки">
                  <MonthTable months={[...months]} />
                </Disclosure>
              </>
            )}
            {application.acceptedAt && application.certificate > 0n && !whole && (
              <p class="small">
                Это суммы по договору. За занятия, которых не было, деньги возвращаются:{' '}
                <a href={`/my/children/${childId}/money`}>сколько списано на самом деле</a>.
              </p>
            )}
            <Papers application={application} story={story} />
            <Contacts application={application} />
          </>
        }
        asideLabel="Деньги и документы"
      />
    </Page>
  )
}

function isUndecided({ state }: ApplicationView): boolean {
  return state === 'submitted' || state === 'confirmed'
}

function columnOf({ month, certificate }: MonthPart) {
  return { label: formatMonth(month), short: formatMonth(month).slice(0, 3), kopecks: certificate }
}

function Now({ application, story, today }: Pick<ApplicationPageProps, 'application' | 'story' | 'today'>) {
  const { id, state, answerDueOn, acceptDueOn, reason, activation, startsOn, article, childId } = application
  const cancel = (
    <ButtonLink kind="quiet" href={`/my/applications/${id}/cancellation`}>
      Отозвать заявку
    </ButtonLink>
  )
  if (state === 'submitted')
    return (
      <>
        <Notice title={`Организация ответит не позже ${formatDay(answerDueOn)}`}>
          <p>Место за ребёнком. Как только решение будет, мы напишем вам.</p>
        </Notice>
        <NotActivated activation={activation} />
        <ButtonRow>{cancel}</ButtonRow>
      </>
    )
  if (state === 'confirmed')
    return (
      <>
        <Notice tone="warn" title={acceptDueOn ? `Примите договор до ${formatDay(acceptDueOn)}` : 'Примите договор'}>
          <p>Организация ждёт ребёнка. Прочитайте договор и примите его, чтобы ребёнка зачислили.</p>
          <p>
            Без кабинета тоже можно: распечатайте <a href={`/my/applications/${id}/statement.pdf`}>заявление</a>,
            подпишите и отнесите в организацию.
          </p>
        </Notice>
        <NotActivated activation={activation} />
        <ButtonRow>
          <ButtonLink kind="go" href={`/my/applications/${id}/acceptance`}>
            Прочитать и принять договор
          </ButtonLink>
          {cancel}
        </ButtonRow>
      </>
    )
  if (state === 'enrolled')
    return (
      <ContractNow {...{ application, story, today }} side="family">
        {application.contractState === 'pending-start' && <FirstLesson application={application} />}
      </ContractNow>
    )
  return (
    <Notice tone={state === 'refused' ? 'bad' : 'info'} title={familyWordsOf(application).label}>
      {reason && <p>{sentence(reason)}</p>}
      {story.dispute && !story.dispute.settledAt && <p>Муниципалитет спросит организацию и ответит вам письмом.</p>}
      <p>
        {freedWords(application)} Можно <a href={`/programmes/${article}?child=${childId}`}>подать заявку снова</a> или{' '}
        <a href={`/programmes?age=${ageOn(application.birthOn, startsOn)}`}>выбрать другую программу</a>.
      </p>
    </Notice>
  )
}

function FirstLesson({ application }: { application: ApplicationView }) {
  const lesson = firstLessonOn(application.lessons, application)
  if (!lesson) return <p>Договор действует с {formatDay(application.startsOn)}, расписание уточнит организация.</p>
  return (
    <p>
      Первое занятие — {weekdayName(lesson.dayOfWeek)}, {formatDay(lesson)}.
    </p>
  )
}

function NotActivated({ activation }: { activation: string | null }): ComponentChildren {
  if (!activation || activation === 'activated') return null
  return (
    <Notice tone="warn" title="Сертификат ещё не активирован" actions={<a href="/points">Где показать документы</a>}>
      <p>Пока вы не покажете документы, организация не сможет зачислить ребёнка.</p>
    </Notice>
  )
}

function Papers({
  application: { id, contractId, prolongsId },
  story: { notices },
}: Pick<ApplicationPageProps, 'application' | 'story'>) {
  return (
    <div>
      <h2>Документы</h2>
      <ul>
        {contractId && (
          <li>
            <a href={`/my/applications/${id}/offer.pdf`}>Договор, PDF</a>
          </li>
        )}
        {notices.some(({ withdrawnAt }) => !withdrawnAt) && (
          <li>
            <a href={`/my/applications/${id}/termination.pdf`}>Уведомление о расторжении, PDF</a>
          </li>
        )}
        <li>
          <a href={`/my/applications/${id}/statement.pdf`}>Заявление о зачислении, PDF</a>
          {prolongsId && ', необязательно'}
        </li>
        {!prolongsId && (
          <li>
            <a href={`/my/applications/${id}/receipt`}>Подтверждение с номером</a>
          </li>
        )}
      </ul>
    </div>
  )
}

/** What an organisation did in the family's name can be disputed; what the family pressed itself cannot. */
function NotUs({ application, story }: Pick<ApplicationPageProps, 'application' | 'story'>) {
  const { id, state, acceptance } = application
  const open = state === 'submitted' || state === 'confirmed' || state === 'enrolled'
  if (!open || story.dispute || (!story.visitor && acceptance !== 'statement')) return null
  return (
    <Notice
      title={story.visitor ? 'Заявку подала организация' : 'Договор заключён по заявлению на бумаге'}
      actions={
        <ButtonLink kind="ghost" href={`/my/applications/${id}/dispute`}>
          Это были не мы
        </ButtonLink>
      }
    >
      <p>
        {story.visitor
          ? `При личном визите, присутствие подтвердили ${presenceWords[story.visitor.mode]}. Если вы об этом не просили, сообщите одним нажатием.`
          : 'Организация отметила, что вы его подписали. Если это не так, сообщите одним нажатием.'}
      </p>
    </Notice>
  )
}

function Contacts({ application }: { application: ApplicationView }) {
  const { provider, providerId, providerPhone, providerEmail } = application
  return (
    <div>
      <h2>Вопросы к организации</h2>
      <p>
        <a href={`/organisations/${providerId}`}>{provider}</a>
        <br />
        <a href={`tel:${providerPhone}`}>{formatPhone(providerPhone)}</a>
        <br />
        <a href={`mailto:${providerEmail}`}>{providerEmail}</a>
      </p>
    </div>
  )
}
