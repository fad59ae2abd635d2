import { formatInstant } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { sentence } from '#kernel/sentence'
import type { WaitingState, WaitingView } from './model.ts'

type Tone = 'plain' | 'brand' | 'good' | 'warn'

export const waitingStateWords: Record<WaitingState, { label: string; tone: Tone }> = {
  waiting: { label: 'В очереди', tone: 'brand' },
  offered: { label: 'Есть место, ждём ответа', tone: 'warn' },
  taken: { label: 'Место занято', tone: 'good' },
  declined: { label: 'От места отказались', tone: 'plain' },
  missed: { label: 'Срок предложения прошёл', tone: 'plain' },
  left: { label: 'Вышли из очереди', tone: 'plain' },
  closed: { label: 'Очередь закрыта', tone: 'plain' },
}

/** «Первый в очереди», «3-й в очереди, перед ним 2 ребёнка». */
export function placeWords(place: number): string {
  if (place === 1) return 'Первый в очереди'
  return `${place}-й в очереди, впереди ${plural(place - 1, 'ребёнок', 'ребёнка', 'детей')}`
}

/** What happened to a place in a waiting list, oldest first. */
export function waitingHistory(waiting: WaitingView, zone: string): { at: Temporal.Instant; text: string }[] {
  const { joinedAt, offeredAt, offerUntil, endedAt, state, reason } = waiting
  const lines = [{ at: joinedAt, text: 'Встали в очередь.' }]
  if (offeredAt && offerUntil)
    lines.push({ at: offeredAt, text: `Освободилось место, предложено вам до ${formatInstant(offerUntil, zone)}.` })
  if (endedAt) lines.push({ at: endedAt, text: ends[state](reason) })
  return lines
}

const ends: Record<WaitingState, (reason: string | null) => string> = {
  waiting: () => '',
  offered: () => '',
  taken: () => 'Подана заявка, место занято.',
  declined: () => 'От места отказались, оно ушло следующему.',
  missed: () => 'Ответа не было, место ушло следующему.',
  left: () => 'Вышли из очереди.',
  closed: (reason) => `Очередь закрыта. ${sentence(reason)}`,
}
