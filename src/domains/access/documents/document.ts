import { createHash } from 'node:crypto'
import type { ConsentKind } from '../model.ts'
import type { NewConsent } from '../queries/consent.ts'
import { personalData } from './personal-data.ts'
import { privacyPolicy } from './privacy-policy.ts'
import { siteRules } from './site-rules.ts'

/** Who stands behind the site, as the region's settings say. */
export type Operator = { name: string; address: string; email: string }

type Piece = { heading: string } | { p: string } | { list: string[] }

/** A text that people agree to. Another wording is another version: the day it was approved. */
export type Document = {
  kind: ConsentKind
  version: string
  title: string
  /** «Принимаю …»: the words beside the box. */
  tick: { before: string; link: string }
  /** What to do when the box was left empty. */
  missing: string
  pieces(operator: Operator): Piece[]
}

/** The three consents of registration, each by itself (156-ФЗ). */
export const documents: Record<ConsentKind, Document> = {
  'site-rules': siteRules,
  'privacy-policy': privacyPolicy,
  'personal-data': personalData,
}

/** What is written down when somebody agrees: the version and the hash of the very words they were shown. */
export function consentsTo(operator: Operator): NewConsent[] {
  return Object.values(documents).map(({ kind, version, title, pieces }) => ({
    kind,
    version,
    textHash: createHash('sha256')
      .update(JSON.stringify([kind, version, title, pieces(operator)]))
      .digest(),
  }))
}
