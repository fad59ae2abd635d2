/** A piece of a letter; HTML and plain text are both made from it. Links are whole addresses or begin with a slash. */
export type Block =
  | { p: string }
  | { heading: string }
  | { button: string; href: string }
  | { list: string[] }
  | { facts: [string, string][] }
  | { small: string }

/** A kind of letter: the words made from business facts, which are plain JSON because they wait in a job. */
export type Letter<F = unknown> = {
  name: string
  /** What a person chooses by: kinds that law or safety demand always come by mail (`#notices` knows them). */
  kind: string
  subject(facts: F): string
  body(facts: F): Block[]
  /** Why the person got it, for the last lines; without one: because the address was given to us. */
  why?(facts: F): string
  samples: Record<string, F>
}

/** Who writes: for the head, the foot and whole addresses of links. */
export type Sender = { regionName: string; publicUrl: URL }

/** Whose notices show the letter: a person's, or those of everybody who acts in this role for this place. */
export type Cabinet = { userId: string } | { role: string; scopeId: string | null }
