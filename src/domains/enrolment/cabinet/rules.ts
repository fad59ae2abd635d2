/** What decides about a child's next step in the cabinet. */
export type StepFacts = {
  childId: string
  age: number
  certificate: { activation: string; validity: string } | null
  /** The last statement that ended with nothing: the family reads why before it files anew. */
  lost: { statementId: string; state: 'refused' | 'expired' } | null
  /** Last day to bring papers for the statement that waits. */
  documentsDueOn: Temporal.PlainDate | null
  /** An application whose contract waits for the family's acceptance. */
  toAccept: string | null
  waiting: number
  living: number
}

export type NextStep =
  | { kind: 'accept' | 'file-statement' | 'choose' | 'wait' | 'study' | 'in-process' | 'not-valid'; href: string }
  | { kind: 'refused' | 'expired'; href: string }
  | { kind: 'bring-papers'; href: string; until: Temporal.PlainDate | null }

/** The one thing that helps the child most now: what waits for the family goes before what it may do (S-001, S-068). */
export function nextStepOf(facts: StepFacts): NextStep {
  const { childId, age, certificate, toAccept, waiting, living } = facts
  const page = `/my/children/${childId}`
  const { lost } = facts
  if (!certificate && lost) return { kind: lost.state, href: `/my/statements/${lost.statementId}` }
  if (!certificate) return { kind: 'file-statement', href: `${page}/statement` }
  if (certificate.validity !== 'valid') return { kind: 'not-valid', href: `${page}#contacts` }
  if (certificate.activation === 'not-activated')
    return { kind: 'bring-papers', href: page, until: facts.documentsDueOn }
  if (toAccept) return { kind: 'accept', href: `/my/applications/${toAccept}/acceptance` }
  if (certificate.activation !== 'activated') return { kind: 'in-process', href: page }
  if (waiting > 0) return { kind: 'wait', href: page }
  return living > 0 ? { kind: 'study', href: page } : { kind: 'choose', href: `/programmes?age=${age}` }
}
