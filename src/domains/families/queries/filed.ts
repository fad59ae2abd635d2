import type { Reader } from '#platform/db'

/** Was a statement of this child ever filed? Statements are known above, so whoever knows them says so. */
type WasFiled = (reader: Reader, childId: string) => Promise<boolean>
let filed: WasFiled = async () => false

/** Declared by the domain of statements; the module of its manifest imports it. */
export function defineFiled(find: WasFiled): void {
  filed = find
}

export function wasFiled(reader: Reader, childId: string): Promise<boolean> {
  return filed(reader, childId)
}
