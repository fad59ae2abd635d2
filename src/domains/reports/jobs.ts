import type { Kit } from '#platform/http'
import { keepMonths } from './actions.ts'

export async function keepCoverage(kit: Kit): Promise<void> {
  await kit.db.transaction((tx) => keepMonths(tx, kit.clock.now()))
}
