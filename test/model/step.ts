import { expect } from 'vitest'
import { Refusal } from '#kernel/refusal'
import { sql } from '#platform/db'
import { wordsOf } from '../support/acting.ts'
import type { Plain } from './plain.ts'
import { type Real, readTown, tellPlain } from './town.ts'

/** What one drawn command means in this town: the act, what it should answer, and what changes when it is done. */
export type Meaning = {
  /** `done`, or the words of the refusal. */
  answer: string
  act(real: Real): Promise<unknown>
  /** Changes the plain town; only called when the answer is `done`. */
  change?(): void
}

/** Commands that were run, by their kind: a model that never files anything proves nothing. */
export const played = new Map<string, { done: number; refused: number }>()

/** A command for fast-check: an act on both sides and a comparison of everything. */
export class Step<Facts> {
  private readonly kind: string
  private readonly facts: Facts
  private readonly meaning: (plain: Plain, facts: Facts) => Meaning | null

  constructor(kind: string, facts: Facts, meaning: (plain: Plain, facts: Facts) => Meaning | null) {
    this.kind = kind
    this.facts = facts
    this.meaning = meaning
  }

  check(plain: Readonly<Plain>): boolean {
    return this.meaning(plain, this.facts) !== null
  }

  async run(plain: Plain, real: Real): Promise<void> {
    const meaning = this.meaning(plain, this.facts)
    if (!meaning) return
    const answer = await answerOf(real, meaning)
    expect(answer, `${this}`).toBe(meaning.answer)
    if (answer === 'done') meaning.change?.()
    expect(await readTown(real), `${this}`).toEqual(tellPlain(plain))
    count(this.kind, answer)
  }

  toString(): string {
    const shown = JSON.stringify(this.facts, (_, value) => (typeof value === 'bigint' ? Number(value) : value))
    return `${this.kind}(${shown ?? ''})`
  }
}

/** A refused act leaves nothing behind, as its own transaction would not. */
async function answerOf(real: Real, meaning: Meaning): Promise<string> {
  await sql`savepoint step`.execute(real.tx)
  try {
    await meaning.act(real)
    return 'done'
  } catch (error) {
    await sql`rollback to savepoint step`.execute(real.tx)
    if (error instanceof Refusal) return wordsOf(error)
    const { constraint } = error as { constraint?: string }
    if (constraint) return constraint
    throw error
  }
}

function count(kind: string, answer: string): void {
  const sum = played.get(kind) ?? { done: 0, refused: 0 }
  if (answer === 'done') sum.done += 1
  else sum.refused += 1
  played.set(kind, sum)
}
