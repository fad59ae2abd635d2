export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** What the words of a refusal are made from. */
export type Facts = Record<string, Json>

/** A rule said no. The code is `domain.reason`; one place turns it into words and a status. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly facts: Facts

  constructor(code: string, facts: Facts = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** Refuses, so that the surrounding transaction rolls back. */
export function refuse(code: string, facts: Facts = {}): never {
  throw new Refusal(code, facts)
}

/** Turns the answer of a `whyNot…` rule into a refusal when there is one. */
export function refuseIf(refusal: Refusal | null): void {
  if (refusal) throw refusal
}
