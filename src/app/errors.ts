import { platformRefusals, type RefusalTable } from '#platform/http'
import type { Manifest } from '#platform/manifest'

/** Every refusal's words and status, in the one table that turns codes into answers. */
export function collectRefusals(manifests: readonly Manifest[]): RefusalTable {
  const table: Record<string, RefusalTable[string]> = { ...platformRefusals }
  for (const { name, refusals = {} } of manifests)
    for (const [code, words] of Object.entries(refusals)) {
      if (!code.startsWith(`${name}.`)) throw new Error(`The refusal '${code}' of ${name} must be named '${name}.…'.`)
      if (code in table) throw new Error(`The refusal '${code}' is declared twice.`)
      table[code] = words
    }
  return table
}
