import type { Instant } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { dayOf, type Setting, settingOf } from '#region'
import { type AttemptKind, countAttempt, deleteAttempts, deleteLatestAttempt } from './queries/attempt.ts'
import {
  attemptsPerAccount,
  attemptsPerNetwork,
  attemptsPerPair,
  attemptWindow,
  guessesPerWorker,
  lettersPerAddress,
  lettersPerNetwork,
  lettersWindow,
} from './settings.ts'

/** Who tries and from where, as keyed hashes: neither addresses nor networks lie in the table. */
export type Origin = { account: string; network: string; pair: string }

/** Counts a try to sign in before the password is looked at; refuses when there were too many. */
export async function admitSignIn(tx: Tx, { account, network, pair }: Origin, now: Instant): Promise<void> {
  const day = await dayOf(tx, now)
  const [window, perAccount, perNetwork, perPair] = await Promise.all([
    settingOf(tx, attemptWindow, day),
    settingOf(tx, attemptsPerAccount, day),
    settingOf(tx, attemptsPerNetwork, day),
    settingOf(tx, attemptsPerPair, day),
  ])
  const subjects = [
    { subject: account, most: perAccount },
    { subject: network, most: perNetwork },
    { subject: pair, most: perPair },
  ]
  await admit(tx, 'sign-in', subjects, window, now)
}

/** How many of a kind may come from one address and from one network within so many minutes. */
export type Limit = Record<'window' | 'perAddress' | 'perNetwork', Setting<number>> & { kind: AttemptKind }

/** Counts what somebody who may be anybody sends; the minutes to wait when there were too many. */
export async function tooMany(
  tx: Tx,
  limit: Limit,
  { account, network }: Origin,
  now: Instant,
): Promise<number | null> {
  const day = await dayOf(tx, now)
  const [minutes, perAddress, perNetwork] = await Promise.all([
    settingOf(tx, limit.window, day),
    settingOf(tx, limit.perAddress, day),
    settingOf(tx, limit.perNetwork, day),
  ])
  const subjects = [
    { subject: account, most: perAddress },
    { subject: network, most: perNetwork },
  ]
  const until = await countAttempt(tx, limit.kind, subjects, Temporal.Duration.from({ minutes }), now)
  return until && minutesLeft(now, until)
}

const letters: Limit = {
  kind: 'letter',
  window: lettersWindow,
  perAddress: lettersPerAddress,
  perNetwork: lettersPerNetwork,
}

/** Counts a letter with a link, whether or not anybody lives at the address; refuses when there were too many. */
export async function admitLetter(tx: Tx, from: Origin, now: Instant): Promise<void> {
  const minutes = await tooMany(tx, letters, from, now)
  if (minutes) throw new Refusal('access.too-many-letters', { minutes })
}

/** Counts a look-up by numbers at a desk before it is made; refuses when too many of one worker found nothing. */
export async function admitGuess(tx: Tx, userId: string, now: Instant): Promise<void> {
  const day = await dayOf(tx, now)
  const [minutes, most] = await Promise.all([settingOf(tx, attemptWindow, day), settingOf(tx, guessesPerWorker, day)])
  const window = Temporal.Duration.from({ minutes })
  const until = await countAttempt(tx, 'guess', [{ subject: guessesOf(userId), most }], window, now)
  if (until) throw new Refusal('access.too-many-guesses', { minutes: minutesLeft(now, until) })
}

/** The numbers were right: a busy desk may go on all day. */
export async function forgiveGuess(tx: Tx, userId: string): Promise<void> {
  await deleteLatestAttempt(tx, 'guess', guessesOf(userId))
}

/** Counts a code of a second factor before it is looked at; six digits must not be counted through. */
export async function admitCode(tx: Tx, userId: string, now: Instant): Promise<void> {
  const day = await dayOf(tx, now)
  const [minutes, most] = await Promise.all([settingOf(tx, attemptWindow, day), settingOf(tx, attemptsPerPair, day)])
  await admit(tx, 'code', [{ subject: codesOf(userId), most }], minutes, now)
}

/** The code was right: the wrong ones before it are forgiven. */
export async function forgiveCode(tx: Tx, userId: string): Promise<void> {
  await deleteAttempts(tx, 'code', [codesOf(userId)])
}

function codesOf(userId: string): string {
  return `codes of ${userId}`
}

function guessesOf(userId: string): string {
  return `guesses of ${userId}`
}

async function admit(
  tx: Tx,
  kind: 'sign-in' | 'code',
  subjects: { subject: string; most: number }[],
  minutes: number,
  now: Instant,
): Promise<void> {
  const until = await countAttempt(tx, kind, subjects, Temporal.Duration.from({ minutes }), now)
  if (until) throw new Refusal(`access.too-many-${kind}s`, { minutes: minutesLeft(now, until) })
}

function minutesLeft(now: Instant, until: Instant): number {
  return Math.max(1, Math.ceil(now.until(until).total('minutes')))
}
