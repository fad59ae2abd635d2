import type { Manifest } from '#platform/manifest'
import { audit } from '../domains/audit/manifest.ts'
import { families } from '../domains/families/manifest.ts'
import { funding } from '../domains/funding/manifest.ts'
import { ledger } from '../domains/ledger/manifest.ts'
import { programmes } from '../domains/programmes/manifest.ts'
import { providers } from '../domains/providers/manifest.ts'

/** Every domain of the product, lowest first. */
export const manifests: readonly Manifest[] = [audit, ledger, families, funding, providers, programmes]
