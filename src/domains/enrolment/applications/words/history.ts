import { formatDay, isBefore } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { sentence } from '#kernel/sentence'
import type { Notice } from '../../contracts/queries/notice.ts'
import { concludedOn } from '../../contracts/rules/conclusion.ts'
import type { Deletion } from '../../deletion/model.ts'
import type { ContractState } from '../../model.ts'
import { isExpress } from '../../prolongation/words.ts'
import type { ApplicationView } from '../queries/list.ts'
import type { Story } from '../queries/story.ts'
import { freedWords } from './freed.ts'

type Told = Pick<
  ApplicationView,
  | 'state'
  | 'certificate'
  | 'submittedAt'
  | 'startsOn'
  | 'endsOn'
  | 'offeredAt'
  | 'acceptedAt'
  | 'decidedAt'
  | 'reason'
  | 'provider'
  | 'contractState'
  | 'acceptance'
  | 'statementOn'
  | 'acceptDueOn'
  | 'prolongsId'
  | 'holdsSeat'
  | 'consent'
  | 'fromSystem'
>

export type HistoryLine = { at: Temporal.Instant; text: string }

/** What happened to an application and its contract, oldest first, in plain words with days, sums and people. */
export function historyOf(application: Told, story: Story, zone: string): HistoryLine[] {
  const { offeredAt, acceptedAt } = application
  const lines: HistoryLine[] = [filed(application, story)]
  if (offeredAt) lines.push({ at: offeredAt, text: offered(application, story) })
  if (acceptedAt) lines.push({ at: acceptedAt, text: accepted(application, story) })
  const began = beganAt(application, story, zone)
  if (began) lines.push({ at: began, text: 'Договор вступил в силу.' })
  for (const deletion of story.deletions) lines.push(...deleting(deletion))
  for (const notice of story.notices) lines.push(...noticed(application, notice))
  if (story.dispute) lines.push(...disputed(story.dispute))
  const end = endOf(application, story)
  if (end) lines.push(end)
  return lines.sort((one, other) => Temporal.Instant.compare(one.at, other.at))
}

function filed(application: Told, { visitor }: Story): HistoryLine {
  const { submittedAt, provider, certificate, contractState } = application
  const held =
    certificate > 0n && !contractState ? ` Из сертификата отложено ${formatRoubles(certificate, { short: true })}.` : ''
  if (application.prolongsId)
    return {
      at: submittedAt,
      text: `${provider}: договор продлён на следующий период, место осталось за ребёнком.${held}`,
    }
  const through = application.fromSystem ? ' через Госуслуги' : ''
  if (!visitor) return { at: submittedAt, text: `Заявка подана${through}, место в группе занято.${held}` }
  const text = `${provider}: заявка оформлена при личном визите, сотрудник ${visitor.confirmedBy}. Присутствие семьи подтвердили ${presenceWords[visitor.mode]}.${held}`
  return { at: submittedAt, text }
}

/** By what the presence was confirmed, after «чем». */
export const presenceWords: Record<NonNullable<Story['visitor']>['mode'], string> = {
  name: 'номером сертификата и ФИО ребёнка',
  phrase: 'кодовой фразой',
  code: 'кодом из письма',
}

function offered({ provider, acceptDueOn, prolongsId, consent }: Told, { answeredBy }: Story): string {
  if (isExpress(consent)) return 'Договор предложен семье: он вступит в силу, только если она согласится.'
  if (prolongsId) return 'Договор предложен семье: без отказа он вступит в силу сам.'
  const until = acceptDueOn ? ` Принять его можно до ${formatDay(acceptDueOn)}.` : ''
  return `${provider}: заявка подтверждена${answeredBy ? ` (${answeredBy})` : ''}, договор предложен.${until}`
}

function accepted({ provider, startsOn, acceptance, statementOn }: Told, { acceptedBy }: Story): string {
  if (acceptance === 'silence') return 'Возражений за срок не было: продление принято, ребёнок зачислен.'
  if (acceptance !== 'statement' || !statementOn)
    return `Договор принят в кабинете${acceptedBy ? ` (${acceptedBy})` : ''}, ребёнок зачислен.`
  const concluded = concludedOn(statementOn, startsOn)
  const cut = concluded.equals(statementOn) ? '' : ` Договор действует с первого дня занятий, ${formatDay(concluded)}.`
  return `${provider}: получено подписанное заявление от ${formatDay(statementOn)}${acceptedBy ? ` (${acceptedBy})` : ''}, договор заключён без кабинета.${cut}`
}

/** A contract accepted beforehand comes into force with its first day; one that was taken back until then never does. */
function beganAt(application: Told, { notices }: Story, zone: string): Temporal.Instant | null {
  const { acceptedAt, startsOn, contractState } = application
  if (!acceptedAt || !contractState || !begun.has(contractState)) return null
  const first = startsOn.toZonedDateTime(zone).toInstant()
  const never = notices.some((notice) => endsWhole(notice, startsOn) && isBefore(notice.givenAt, first))
  return never || !isBefore(acceptedAt, first) ? null : first
}

/** The contract was cancelled as a whole: nobody pays by it. */
export function isWhole({ startsOn }: Pick<Told, 'startsOn'>, { notices }: Pick<Story, 'notices'>): boolean {
  return notices.some((notice) => endsWhole(notice, startsOn))
}

function endsWhole({ withdrawnAt, lastOn }: Notice, startsOn: Temporal.PlainDate): boolean {
  return !withdrawnAt && isBefore(lastOn, startsOn)
}

const begun: ReadonlySet<ContractState> = new Set<ContractState>(['active', 'terminating', 'terminated', 'completed'])

function noticed({ startsOn }: Told, notice: Notice): HistoryLine[] {
  const { side, reason, givenAt, givenBy, lastOn, plannedOn, released, withdrawnAt } = notice
  const whole = isBefore(lastOn, startsOn)
  const who = givenBy ? ` (${givenBy})` : ''
  const none = side === 'operator' ? 'Договор отменён целиком.' : 'Занятия не начались, договор отменён.'
  const last = whole ? none : `Последний день ${formatDay(lastOn)}.`
  const back = released > 0n ? ` На сертификат вернулось ${formatRoubles(released, { short: true })}.` : ''
  const lines = [{ at: givenAt, text: `${gave[side]}${who}. ${reason ? `${sentence(reason)} ` : ''}${last}${back}` }]
  if (withdrawnAt)
    lines.push({ at: withdrawnAt, text: `Уведомление отозвано, договор снова действует до ${formatDay(plannedOn)}.` })
  return lines
}

const gave: Record<Notice['side'], string> = {
  family: 'Семья подала уведомление о расторжении',
  provider: 'Организация подала уведомление о расторжении',
  registry: 'Договор расторгнут по состоянию сертификата',
  operator: 'Региональный оператор удалил договор, оформленный по ошибке',
}

/** A request to delete the contract; its end is told by the operator's notice. */
function deleting({ state, reason, askedAt, askedBy, answeredAt, decidedAt, outcome }: Deletion): HistoryLine[] {
  const lines = [
    { at: askedAt, text: `Организация попросила удалить договор как ошибочный (${askedBy}). ${sentence(reason)}` },
  ]
  const agreed =
    state === 'declined' ? 'Семья не согласилась: договор действует.' : 'Семья согласилась удалить договор.'
  if (answeredAt) lines.push({ at: answeredAt, text: agreed })
  if (decidedAt && state === 'refused')
    lines.push({ at: decidedAt, text: `Региональный оператор оставил договор в силе. ${sentence(outcome)}` })
  return lines
}

function disputed({ raisedAt, raisedBy, cancelled, outcome, settledAt }: NonNullable<Story['dispute']>): HistoryLine[] {
  const ended = cancelled ? ' Заявка отменена.' : ''
  const lines = [{ at: raisedAt, text: `«Это были не мы» (${raisedBy}).${ended} Разбирается муниципалитет.` }]
  if (settledAt && outcome) lines.push({ at: settledAt, text: `Муниципалитет разобрался: ${sentence(outcome)}` })
  return lines
}

/** The last line; what a notice or a dispute has told already is not said twice. */
function endOf(application: Told, { contractEndedAt, notices, dispute, seatGoesOn }: Story): HistoryLine | null {
  const { state, provider, reason, decidedAt, contractState, endsOn } = application
  if (!decidedAt || (state === 'cancelled' && dispute?.cancelled)) return null
  const freed = freedWords(application)
  const at = decidedAt
  if (state === 'refused') return { at, text: `${provider}: отказ. ${sentence(reason)} ${freed}` }
  if (state === 'cancelled')
    return { at, text: reason ? `Заявка закрыта. ${sentence(reason)} ${freed}` : `${tookBack(application)} ${freed}` }
  if (state === 'expired') return { at, text: `${reason ? sentence(reason) : 'Срок прошёл.'} Заявка закрыта. ${freed}` }
  if (state !== 'ended') return null
  const ended = contractEndedAt ?? decidedAt
  if (contractState === 'completed') return { at: ended, text: `Обучение закончено ${formatDay(endsOn)}.` }
  const seat = seatGoesOn ? 'Место осталось за ребёнком по продлённому договору.' : 'Место освободилось.'
  return isWhole(application, { notices })
    ? null
    : { at: ended, text: `Договор прекращён, последний день ${formatDay(endsOn)}. ${seat}` }
}

function tookBack({ prolongsId }: Told): string {
  return prolongsId ? 'Семья отказалась от продления.' : 'Семья отозвала заявку.'
}
