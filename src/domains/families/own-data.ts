import type { Reader } from '#platform/db'
import type { Sheet } from '#platform/xlsx'

/** Whose data are asked for: of the person and of the children in the cabinet, by their names. */
type Whose = { userId: string; children: ReadonlyMap<string, string>; zone: string }

/** What one domain keeps of a family, as tables that people can read. */
export type OwnDataPart = { name: string; collect(reader: Reader, whose: Whose): Promise<Sheet[]> }

const parts = new Map<string, OwnDataPart>()

/** Declares a domain's part; the module of its manifest imports it. */
export function defineOwnData(part: OwnDataPart): void {
  parts.set(part.name, part)
}

/** All parts, the lowest domain first: domains are loaded in their order. */
export function listOwnDataParts(): OwnDataPart[] {
  return [...parts.values()]
}
