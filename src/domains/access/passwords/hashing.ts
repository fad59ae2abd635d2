import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { refuse } from '#kernel/refusal'

/** OWASP's choice for Argon2id; 19 MiB in KiB. Argon2id is the library's own default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashing eats a whole core for tens of milliseconds: one core always stays for the other pages. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1))
/** Who comes after these would wait for more than a couple of seconds, and is better told so. */
const MOST_WAITING = 64

let running = 0
const waiting: (() => void)[] = []

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), COST))
}

/** Of nobody: so that an unknown address takes as long as a wrong password. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$mqRoLIAS36uvVUBhsZko3Q$uJOLeRdjafMddofMoEY5O2zQsLBmlj3S47EYQz310y8'

export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await inTurn(() => verify(passwordHash ?? NOBODY, password.normalize('NFKC')))
  return right && passwordHash !== null
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) refuse('http.busy')
    await new Promise<void>((go) => waiting.push(go))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
