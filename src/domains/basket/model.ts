import type { ApplicationId, Calculated } from '#enrolment'
import type { Id } from '#kernel/ids'
import type { GroupId } from '#programmes'

export type LineId = Id<'basket-line'>

/** A prepared application: a child and a group, in the order in which they will be filed. */
export type Line = { id: LineId; childId: string; groupId: GroupId; child: string; birthOn: Temporal.PlainDate }

/** A line as the family sees it now, priced as if the lines before it had been filed. */
export type PricedLine = Line & Calculated & { clashes: string[] }

/** A line that became an application. */
export type FiledLine = { id: LineId; applicationId: ApplicationId; number: string; child: string; programme: string }

/** What the family saw of a line when it pressed. */
export type SeenLine = { id: LineId; startsOn: Temporal.PlainDate; quoteVersion: string }

/** What became of a line after the press; one that was filed before counts as filed. */
export type Outcome = 'filed' | 'changed' | 'refused'

/** So many lines fit: more is no family's plan, and every line costs a calculation at each look. */
export const mostLines = 30
