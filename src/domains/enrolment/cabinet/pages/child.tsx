import type { ComponentChildren } from 'preact'
import { CertificateCard, type CertificateCardProps } from '#certificates'
import { NominalChange, type NominalChangeProps } from '#funding'
import { callOf, formatPhone } from '#kernel/contacts'
import { ageOn, dayIn, formatDay, isAfter, weekdayName } from '#kernel/dates'
import { fullName, type PersonName } from '#kernel/names'
import { plural } from '#kernel/plural'
import type { Municipality } from '#region'
import { Agenda, type AgendaItem, ButtonLink, Columns, Page, Stack, SummaryList } from '#ui'
import { ApplicationList, type ApplicationListProps } from '../../applications/pages/list.tsx'
import type { ApplicationView } from '../../applications/queries/list.ts'
import { firstLessonOn } from '../../applications/rules/first-lesson.ts'
import { MoneyBlock, type PeriodMoney } from '../../money/pages/block.tsx'
import { isExpress } from '../../prolongation/words.ts'
import type { Possibilities } from '../../quote/queries/possibilities.ts'
import { Week } from './week.tsx'

export type ChildPageProps = {
  child: PersonName & { id: string; birthOn: Temporal.PlainDate }
  certificate: Pick<CertificateCardProps, 'certificate' | 'statement' | 'points' | 'calendar' | 'freeze'>
  /** The change to a certificate with nominal: the block of the funding. */
  nominal?: NominalChangeProps | null
  periods: readonly PeriodMoney[]
  possibilities?: Possibilities | null
  /** The region's nominal comes with each programme. */
  onDemand?: boolean
  municipality: Municipality
  list: ApplicationListProps
  /** Applications that hold a seat now: for the timetable and what comes next. */
  living: readonly ApplicationView[]
  /** Of domains above: lessons with their marks. */
  blocks?: ComponentChildren
  /** Who looked at the child's card: the block of the families. */
  journal: ComponentChildren
  today: Temporal.PlainDate
  zone: string
  /** Signed in by the certificate's number: the family's own data and settings are not there. */
  limited?: boolean
}

/** Everything about one child: the certificate, its money, applications and contracts, the week, who looked. */
export function ChildPage(props: ChildPageProps) {
  const { child, certificate, nominal, periods, municipality, list, living, journal, today, zone } = props
  const { limited = false } = props
  const age = plural(ageOn(child.birthOn, today), 'год', 'года', 'лет')
  return (
    <Page
      title={child.name}
      over={`${fullName(child)}, ${age}`}
      width="wide"
      back={{ href: '/my', label: 'Все дети' }}
      actions={
        !limited && (
          <>
            <ButtonLink kind="ghost" small href={`/my/children/${child.id}/data`}>
              Данные ребёнка
            </ButtonLink>
            {certificate.certificate && certificate.certificate.validity !== 'excluded' && (
              <ButtonLink kind="ghost" small href={`/my/children/${child.id}/settings`}>
                Настройки сертификата
              </ButtonLink>
            )}
          </>
        )
      }
      hidden
    >
      <Columns
        first
        asideLabel="Сертификат и ближайшее"
        aside={
          <Stack>
            <CertificateCard
              {...certificate}
              limited={limited}
              childId={child.id}
              holder={fullName(child)}
              today={today}
            />
            {nominal && <NominalChange {...nominal} />}
            <Agenda items={agendaOf(living, today, zone)} />
          </Stack>
        }
        main={
          <>
            <MoneyBlock
              statement={`/my/children/${child.id}/money`}
              {...{ periods, municipality, zone }}
              possibilities={props.possibilities}
              onDemand={props.onDemand}
            />
            <h2>Заявки и договоры</h2>
            <ApplicationList {...list} />
            <Week applications={living} />
            {props.blocks}
            <Contacts municipality={municipality} />
            <h2>Кто смотрел и менял данные</h2>
            {journal}
            {!limited && (
              <p>
                <a href={`/my/children/${child.id}/journal`}>Весь журнал</a> ·{' '}
                <a href={`/my/children/${child.id}/adults`}>Кто отвечает за ребёнка</a>
              </p>
            )}
          </>
        }
      />
    </Page>
  )
}

/** Whom to ask about the certificate (S-012). */
function Contacts({ municipality }: { municipality: Municipality }) {
  const { authorisedBody, coordinator, phone, email, hours } = municipality
  return (
    <section id="contacts">
      <SummaryList
        title="Куда обратиться с вопросами о сертификате"
        rows={[
          { label: 'Уполномоченный орган', value: authorisedBody },
          ...(coordinator ? [{ label: 'Координатор', value: coordinator }] : []),
          { label: 'Телефон', value: <a href={callOf(phone)}>{formatPhone(phone)}</a> },
          { label: 'Электронная почта', value: <a href={`mailto:${email}`}>{email}</a> },
          { label: 'Когда работает', value: hours },
          { label: 'Приём документов', value: <a href="/points">Пункты приёма</a> },
        ]}
      />
    </section>
  )
}

/** What comes next with its day, the soonest first; a contract to accept has no day and stands above all. */
function agendaOf(living: readonly ApplicationView[], today: Temporal.PlainDate, zone: string): AgendaItem[] {
  return living
    .flatMap((application): { on: Temporal.PlainDate; item: Omit<AgendaItem, 'month' | 'day'> }[] => {
      const { id, state, programme, answerDueOn, acceptDueOn, startsOn, provider } = application
      const { contractState, prolongsId, consent, answerUntil } = application
      const title = <a href={`/my/applications/${id}`}>{programme}</a>
      if (state === 'confirmed' && isExpress(consent) && answerUntil)
        return [
          {
            on: dayIn(zone, answerUntil),
            item: { title, text: 'Подтвердите продление не позже этого дня', urgent: true },
          },
        ]
      if (prolongsId && (state === 'submitted' || state === 'confirmed'))
        return [{ on: startsOn, item: { title, text: 'Договор продлён: если вы согласны, делать ничего не нужно' } }]
      if (state === 'submitted')
        return [{ on: answerDueOn, item: { title, text: `${provider} ответит не позже этого дня` } }]
      if (state === 'confirmed')
        return [
          {
            on: acceptDueOn ?? startsOn,
            item: {
              title,
              text: acceptDueOn
                ? 'Примите договор не позже этого дня'
                : begun(startsOn, today)
                  ? 'Занятия уже идут: примите договор'
                  : 'Примите договор до начала занятий',
              urgent: true,
            },
          },
        ]
      if (contractState !== 'pending-start') return []
      const lesson = firstLessonOn(application.lessons, application)
      return lesson
        ? [
            {
              on: lesson,
              item: { title, text: `Первое занятие: ${weekdayName(lesson.dayOfWeek)}, ${formatDay(lesson)}` },
            },
          ]
        : [{ on: startsOn, item: { title, text: `Договор действует с ${formatDay(startsOn)}` } }]
    })
    .sort((one, other) => Temporal.PlainDate.compare(one.on, other.on))
    .map(({ on, item }) => ({ ...item, month: monthShort[on.month - 1] ?? '', day: String(on.day) }))
}

function begun(startsOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return !isAfter(startsOn, today)
}

const monthShort = 'янв фев мар апр мая июн июл авг сен окт ноя дек'.split(' ')
