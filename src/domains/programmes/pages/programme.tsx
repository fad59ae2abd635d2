import type { ComponentChildren, VNode } from 'preact'
import { formatDay, formatInstant } from '#kernel/dates'
import { plural } from '#kernel/plural'
import {
  Card,
  Columns,
  Facts,
  Notice,
  Paragraphs,
  Price,
  Seats,
  ShareButton,
  Stack,
  SummaryList,
  type SummaryRow,
  Tag,
} from '#ui'
import { addressOf, anything } from '../catalogue/search.ts'
import type { Group, Module, Programme } from '../model.ts'
import { paidByBudget, paidByCertificate } from '../model.ts'
import { type Opening, openingOf } from '../rules/opening.ts'
import { ratingWords, type Standing } from '../standing.ts'
import { ageWords, formWords, fullDirectionWords, levelWords, payerWords, timetableSentence } from '../words.ts'
import { FavouriteButton, FavouriteForm, type FavouriteMark } from './favourite.tsx'

export type ProgrammeViewProps = {
  programme: Programme
  /** Of the page, to be shared. */
  address: string
  modules: readonly Module[]
  groups: readonly Group[]
  now: Temporal.Instant
  /** The region's time zone. */
  zone: string
  /** What can be done with a group; enrolment fills it. */
  groupAction?: (group: Group, opening: Opening) => ComponentChildren
  favourite?: FavouriteMark
  standing?: Standing
  /** What domains above tell of its organisation. */
  blocks?: readonly VNode[]
  /** Beside the groups: the quote. */
  aside?: ComponentChildren
}

/** What, who, where, when: a programme with its groups and their seats of this moment (S-015). */
export function ProgrammeView(props: ProgrammeViewProps) {
  const { programme, aside } = props
  return (
    <>
      <div class="tags">
        <Tag direction={programme.direction}>{fullDirectionWords[programme.direction]} направленность</Tag>
        {paidByCertificate(programme, props.now) && <Tag tone="brand">Доступна оплата сертификатом</Tag>}
        {programme.adapted && <Tag>Подходит детям с ОВЗ</Tag>}
      </div>
      <div class="button-row">
        <FavouriteButton article={programme.article} name={programme.name} mark={props.favourite ?? null} />
        <ShareButton title={programme.name} address={props.address} />
      </div>
      <FavouriteForm />
      <Columns
        main={<Groups {...props} />}
        after={
          <>
            <h2>О программе</h2>
            <Paragraphs text={programme.description} />
            <p>
              <a href={alikeOf(programme)}>Похожие программы: {programme.activity.toLowerCase()}</a>
            </p>
            {props.blocks}
          </>
        }
        aside={
          <Stack>
            {aside}
            <Card tight>
              <SummaryList title="Коротко" rows={factRows(props)} />
            </Card>
          </Stack>
        }
        asideLabel="Расчёт и сведения"
      />
    </>
  )
}

/** The same activity for the same age. */
function alikeOf({ activity, ageFrom, ageTo }: Programme): string {
  return addressOf({ ...anything, activity, age: Math.floor((ageFrom + ageTo) / 2) })
}

function Groups(props: ProgrammeViewProps) {
  const { modules, groups } = props
  if (groups.length === 0)
    return (
      <Notice title="Групп пока нет">
        <p>
          Организация ещё не набирает детей на эту программу. Загляните позже или посмотрите{' '}
          <a href={alikeOf(props.programme)}>похожие программы</a>.
        </p>
      </Notice>
    )
  return (
    <>
      <h2>{groups.length === 1 ? 'Группа' : 'Группы'}</h2>
      {modules.map((module) => {
        const own = groups.filter((group) => group.moduleId === module.id)
        if (own.length === 0) return null
        return (
          <div key={module.id} class="stack">
            {modules.length > 1 && <h3>{module.name}</h3>}
            <ModulePrice module={module} {...props} />
            {own.map((group) => (
              <GroupCard key={group.id} group={group} module={module} {...props} />
            ))}
          </div>
        )
      })}
    </>
  )
}

function ModulePrice({ module, programme, now }: ProgrammeViewProps & { module: Module }) {
  const duration = `за ${plural(module.months, 'месяц', 'месяца', 'месяцев')}, ${plural(module.hours, 'час', 'часа', 'часов')}`
  if (paidByBudget(programme.register) || module.priceKopecks === 0n)
    return <Price kopecks={0n}>{duration}. Для семьи занятия ничего не стоят, платит бюджет.</Price>
  const payer = paidByCertificate(programme, now) ? 'Сертификат оплатит всё или часть' : 'Оплачивает семья'
  return (
    <Price kopecks={module.priceKopecks}>
      {duration}. {payer}.
    </Price>
  )
}

type GroupCardProps = ProgrammeViewProps & { group: Group; module: Module }

function GroupCard({ group, module, now, zone, groupAction }: GroupCardProps) {
  const opening = openingOf(group, module, now)
  const rooms = [...new Set(group.lessons.map(({ room }) => room).filter(Boolean))]
  return (
    <Card
      level={3}
      title={timetableSentence(group.lessons) || 'Расписание уточняется'}
      beside={<OpeningTag opening={opening} />}
      actions={groupAction?.(group, opening)}
      tight
    >
      <Facts
        facts={[
          `Группа ${group.name}`,
          group.teacher,
          [group.address, ...rooms].join(', '),
          `с ${formatDay(group.startsOn)} по ${formatDay(group.endsOn)}`,
        ]}
      />
      {opening === 'soon' && <p>Запись откроется {formatInstant(group.applicationsFrom, zone)}</p>}
      {opening === 'over' && <p>Запись закончилась {formatInstant(group.applicationsTo, zone)}</p>}
      <Seats capacity={group.capacity} taken={group.taken} />
    </Card>
  )
}

const openingTags: Record<Opening, { tone: 'good' | 'warn' | 'plain'; words: string }> = {
  free: { tone: 'good', words: 'Идёт запись' },
  full: { tone: 'plain', words: 'Мест нет' },
  soon: { tone: 'warn', words: 'Запись ещё не открыта' },
  over: { tone: 'plain', words: 'Запись закончилась' },
  closed: { tone: 'plain', words: 'Запись закрыта' },
}

function OpeningTag({ opening }: { opening: Opening }) {
  const { tone, words } = openingTags[opening]
  return <Tag tone={tone}>{words}</Tag>
}

function factRows({ programme, modules, now, address, standing }: ProgrammeViewProps): SummaryRow[] {
  const hours = modules.reduce((sum, module) => sum + module.hours, 0)
  const rating = standing && ratingWords(standing)
  const organisation = <a href={`/organisations/${programme.providerId}`}>{programme.providerName}</a>
  return [
    { label: 'Для кого', value: `${ageWords(programme.ageFrom, programme.ageTo)}, ${levelWords[programme.level]}` },
    { label: 'Чем занимаются', value: programme.activity },
    { label: 'Как занимаются', value: `${formWords[programme.form]}, всего ${plural(hours, 'час', 'часа', 'часов')}` },
    { label: 'Кто проводит', value: organisation },
    { label: 'Где', value: programme.municipalityName },
    ...(rating ? [{ label: 'Оценки семей', value: rating }] : []),
    { label: 'Кто платит', value: payerOf(programme, now) },
    { label: 'Номер программы', value: String(programme.article) },
    { label: 'Адрес страницы', value: <a href={address}>{address.replace(/^https?:\/\//, '')}</a> },
  ]
}

function payerOf(programme: Programme, now: Temporal.Instant): string {
  if (programme.register !== 'certified' || paidByCertificate(programme, now)) return payerWords[programme.register]
  return 'семья: программа сертифицированная, но организация ещё не договорилась с муниципалитетом об оплате сертификатом'
}
