import { formatRoubles } from '#kernel/money'
import type { ApplicationView } from '../queries/list.ts'

type Told = Pick<
  ApplicationView,
  'state' | 'certificate' | 'submittedAt' | 'offeredAt' | 'acceptedAt' | 'decidedAt' | 'reason' | 'provider'
>

export type HistoryLine = { at: Temporal.Instant; text: string }

/** What happened to an application, oldest first, in plain words. */
export function historyOf(application: Told): HistoryLine[] {
  const { state, submittedAt, offeredAt, acceptedAt, decidedAt, certificate, provider } = application
  const held = certificate > 0n ? ` На сертификате закреплено ${formatRoubles(certificate, { short: true })}.` : ''
  const lines: HistoryLine[] = [{ at: submittedAt, text: `Заявка подана, место в группе занято.${held}` }]
  if (offeredAt) lines.push({ at: offeredAt, text: `${provider}: заявка подтверждена, договор предложен.` })
  if (acceptedAt) lines.push({ at: acceptedAt, text: 'Семья приняла договор, ребёнок зачислен.' })
  const end = decidedAt && endWords(application)
  if (decidedAt && end) lines.push({ at: decidedAt, text: end })
  return state === 'submitted' ? lines.slice(0, 1) : lines
}

function endWords({ state, provider, reason, certificate }: Told): string | null {
  const freed = certificate > 0n ? 'Место и деньги освободились.' : 'Место освободилось.'
  if (state === 'refused') return `${provider}: отказ. ${sentence(reason)} ${freed}`
  if (state === 'cancelled')
    return reason ? `Заявка закрыта. ${sentence(reason)} ${freed}` : `Семья отозвала заявку. ${freed}`
  if (state === 'expired') return `${reason ? sentence(reason) : 'Срок прошёл.'} Заявка закрыта. ${freed}`
  return state === 'ended' ? (reason ? sentence(reason) : 'Занятия закончились.') : null
}

/** A reason ends with a full stop, whoever wrote it. */
export function sentence(text: string | null): string {
  const said = text?.trim() ?? ''
  return !said || /[.!?…]$/.test(said) ? said : `${said}.`
}
