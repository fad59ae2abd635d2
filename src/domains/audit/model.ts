/** Who acted: a user in a role and its scope, or the program itself. */
export type Author = { userId: string | null; role: string; scopeId: string | null }

export type Subject = {
  childId?: string | null
  subjectKind?: string
  subjectId?: string
  facts?: Record<string, unknown>
  reason?: string | null
}

/** The program's own doing: jobs, seeds. */
export const system: Author = { userId: null, role: 'system', scopeId: null }
