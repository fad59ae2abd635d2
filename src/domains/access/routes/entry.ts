import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, refuse } from '#kernel/refusal'
import { keepSession, localPath, seeOther } from '#platform/http'
import { endSession } from '#platform/session'
import { dayOf, settingOf } from '#region'
import { forgiveAttempts, recordFailure, type Started, startSessionFor } from '../actions/session.ts'
import { admitSignIn, type Origin } from '../limits.ts'
import { isPasswordOf } from '../passwords/hashing.ts'
import { plainPrinted } from '../passwords/printed.ts'
import { hasFactor } from '../queries/factor.ts'
import { insertLink } from '../queries/link.ts'
import { findSigner, type Signer } from '../queries/login.ts'
import type { User } from '../queries/user.ts'
import { networkOf } from '../rules.ts'
import { codeMinutes, proofMinutes } from '../settings.ts'

/** Whom the attempt is about and where it comes from, as keyed hashes. */
export function originOf(request: FastifyRequest, account: string): Origin {
  const { signer } = request.server
  const network = networkOf(request.ip)
  const sign = (text: string) => signer.sign('access-attempt', text)
  return {
    account: sign(`account ${account}`),
    network: sign(`network ${network}`),
    pair: sign(`pair ${account} ${network}`),
  }
}

/**
 * Whose password it is, by an address or by a certificate's number; null for a wrong one and for an unknown name, which
 * take equally long.
 */
export function proveByPassword(request: FastifyRequest, name: string, password: string): Promise<Signer | null> {
  return prove(request, name, password, () => findSigner(request.kit.db.reader, name))
}

/** Whether it is the password of this very user, who may have no address yet. */
export function proveUser(request: FastifyRequest, user: User, password: string): Promise<User | null> {
  return prove(request, user.email ?? user.id, password, async () => ({ ...user, login: null }))
}

/** The hash is counted outside any transaction: nobody waits for a connection meanwhile. */
async function prove(
  request: FastifyRequest,
  account: string,
  password: string,
  find: () => Promise<Signer | null>,
): Promise<Signer | null> {
  const { db } = request.kit
  const origin = originOf(request, account)
  await db.transaction((tx) => admitSignIn(tx, origin, request.now))
  const user = await find()
  const typed = user?.login?.printKey ? plainPrinted(password) : password
  const right = await isPasswordOf(user?.passwordHash ?? null, typed)
  if (right && user) {
    if (user.blockedAt) refuse('access.blocked')
    await db.transaction((tx) => forgiveAttempts(tx, origin))
    return user
  }
  await db.transaction((tx) => recordFailure(tx, user?.id ?? null, request.now))
  return null
}

/** Opens a session for a user who has proved who they are; the one before in this browser ends. */
export async function startFor(request: FastifyRequest, userId: string): Promise<Started> {
  const { db, config } = request.kit
  const visit = { userAgent: String(request.headers['user-agent'] ?? ''), address: request.ip, limits: config.sessions }
  return db.transaction(async (tx) => {
    if (request.session && request.token?.from === 'cookie') await endSession(tx, request.session.id, request.now)
    const minutes = await settingOf(tx, proofMinutes, await dayOf(tx, request.now))
    // Whoever has just signed in has just proved who they are.
    return startSessionFor(tx, userId, { ...visit, elevatedUntil: request.now.add({ minutes }) }, request.now)
  })
}

/** Signs the browser in and leads to where the person wanted to go, if that is on this site. */
export async function enter(reply: FastifyReply, userId: string, next?: string, toast?: string): Promise<FastifyReply> {
  if (await hasFactor(reply.request.kit.db.reader, userId)) return askCode(reply, userId, nextPath(next))
  return enterProved(reply, userId, next, toast)
}

/** The password was right, and the person has a second factor: a link that proves the first half, for some minutes. */
async function askCode(reply: FastifyReply, userId: string, next: string): Promise<FastifyReply> {
  const { db } = reply.request.kit
  const { now } = reply.request
  const token = await db.transaction(async (tx) => {
    const expiresAt = now.add({ minutes: await settingOf(tx, codeMinutes, await dayOf(tx, now)) })
    return insertLink(tx, { userId, email: null, purpose: 'second-factor', expiresAt }, now)
  })
  return seeOther(reply, `/sign-in/code/${token}?${new URLSearchParams({ next })}`)
}

/** Everything that is asked was right. */
export async function enterProved(
  reply: FastifyReply,
  userId: string,
  next?: string,
  toast?: string,
): Promise<FastifyReply> {
  const started = await startFor(reply.request, userId)
  keepSession(reply, started.token, started.until)
  return seeOther(reply, nextPath(next), toast)
}

/** Never another site; without a wish, the door that knows every role's home. */
export function nextPath(next: string | undefined): string {
  const path = next ? localPath(next) : '/'
  return path === '/' || /^\/(sign-in|sign-out|register|recovery|confirmation)\b/.test(path) ? '/cabinet' : path
}

/** How long to wait, if that is why the try was refused. */
export function waitOf(error: unknown): number | null {
  return error instanceof Refusal && error.code.startsWith('access.too-many') ? Number(error.facts.minutes) : null
}
