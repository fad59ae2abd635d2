import { Fragment } from 'preact'
import { distanceWords } from '#kernel/distance'
import { plural } from '#kernel/plural'
import { keptPart, Price, ResultCard, Seats, Slot, Tag } from '#ui'
import { bestGroup, type CardGroup, type ProgrammeCard } from '../catalogue/cards.ts'
import { paidByBudget } from '../model.ts'
import { ratingWords, reviewsWords, type Standing } from '../standing.ts'
import { ageWords, formWords, timetableWords } from '../words.ts'
import { FavouriteButton, type FavouriteMark } from './favourite.tsx'

export type ProgrammeResultProps = {
  card: ProgrammeCard
  /** Days the family asked for. */
  days?: readonly number[]
  level?: 2 | 3
  /** On the organisation's own page its name is said already. */
  own?: boolean
  /** To the nearest place of its lessons. */
  metres?: number | undefined
  favourite?: FavouriteMark
}

const drawn = keptPart()

/** A programme in a list: the same words and seats are drawn once, distance and heart for each visitor. */
export function ProgrammeResult(props: ProgrammeResultProps) {
  const { card, days = [], level = 2, own = false, metres, favourite = null } = props
  const group = bestGroup(card, days)
  const mine = favourite === 'kept' || favourite === 'absent'
  const far = metres === undefined ? [] : [<Fragment key="far">{distanceWords(metres)} от вас</Fragment>]
  const heart = mine ? [<FavouriteButton key="heart" article={card.article} name={card.name} mark={favourite} />] : []
  const key = [contentOf(card, group), level, own, far.length, mine || favourite].join('\n')
  const draw = () => (
    <Drawn
      card={card}
      group={group}
      level={level}
      own={own}
      far={far.length > 0}
      favourite={mine ? 'slot' : favourite}
    />
  )
  return drawn(key, draw, ...far, ...heart)
}

/** All that the card shows of the programme to whoever asks for these days. */
export function contentOfCard(card: ProgrammeCard, days: readonly number[]): string {
  return contentOf(card, bestGroup(card, days))
}

/** Another name, price or seat is another card. */
function contentOf({ groups, standing, priceKopecks, ...words }: ProgrammeCard, group: CardGroup | null): string {
  return JSON.stringify([words, standing, String(priceKopecks), groups.length, group])
}

type DrawnProps = {
  card: ProgrammeCard
  group: CardGroup | null
  level: 2 | 3
  own: boolean
  far: boolean
  favourite: 'stranger' | 'slot' | null
}

function Drawn({ card, group, level, own, far, favourite }: DrawnProps) {
  const address = card.address ?? card.municipalityName
  return (
    <ResultCard
      id={`programme-${card.article}`}
      seed={String(card.article)}
      direction={card.direction}
      title={card.name}
      href={`/programmes/${card.article}`}
      level={level}
      place={own ? address : `${card.providerName} · ${address}`}
      facts={[...(far ? [<Slot key="far" />] : []), ...factsOf(card, group)]}
      tags={tagsOf(card)}
      side={
        <>
          <CardPrice card={card} />
          {group && <GroupSeats group={group} others={card.groups.length - 1} />}
          {favourite === 'slot' ? (
            <Slot />
          ) : (
            <FavouriteButton article={card.article} name={card.name} mark={favourite} />
          )}
        </>
      }
    />
  )
}

function factsOf(card: ProgrammeCard, group: CardGroup | null): string[] {
  const timetable = group ? timetableWords(group.lessons) : ''
  return [
    ageWords(card.ageFrom, card.ageTo),
    ...(timetable ? [timetable] : []),
    ...(card.hours > 0 ? [plural(card.hours, 'час', 'часа', 'часов')] : []),
    ...(card.form === 'on-site' ? [] : [formWords[card.form].toLowerCase()]),
    ...standingFacts(card.standing),
  ]
}

/** Only what is known: a card does not say that few have rated. */
function standingFacts(standing: Standing): string[] {
  const rating = standing.rating === null ? null : ratingWords(standing)
  return [reviewsWords(standing), rating].filter((words) => words !== null)
}

function tagsOf(card: ProgrammeCard) {
  if (!card.certificate && !card.adapted) return null
  return (
    <>
      {card.certificate && <Tag tone="brand">Доступна оплата сертификатом</Tag>}
      {card.adapted && <Tag>Подходит детям с ОВЗ</Tag>}
    </>
  )
}

function CardPrice({ card }: { card: ProgrammeCard }) {
  if (card.priceKopecks === null) return null
  if (paidByBudget(card.register)) return <Price kopecks={0n}>за счёт бюджета</Price>
  if (card.certificate) return <Price kopecks={card.priceKopecks}>оплатит сертификат: всё или часть</Price>
  return <Price kopecks={card.priceKopecks}>оплачивает семья</Price>
}

function GroupSeats({ group, others }: { group: CardGroup; others: number }) {
  const more = others > 0 ? `и ещё ${plural(others, 'группа', 'группы', 'групп')}` : null
  const words = { soon: 'запись ещё не открыта', over: 'запись закончилась', closed: 'запись закрыта' }
  return (
    <>
      {group.opening === 'free' || group.opening === 'full' ? (
        <Seats capacity={group.capacity} taken={group.taken} />
      ) : (
        <span class="muted small">{words[group.opening]}</span>
      )}
      {more && <span class="muted small">{more}</span>}
    </>
  )
}
