import type { Manifest } from '#platform/manifest'
import { access } from '../domains/access/manifest.ts'
import { attendance } from '../domains/attendance/manifest.ts'
import { audit } from '../domains/audit/manifest.ts'
import { basket } from '../domains/basket/manifest.ts'
import { certificates } from '../domains/certificates/manifest.ts'
import { enrolment } from '../domains/enrolment/manifest.ts'
import { events } from '../domains/events/manifest.ts'
import { exchange } from '../domains/exchange/manifest.ts'
import { families } from '../domains/families/manifest.ts'
import { funding } from '../domains/funding/manifest.ts'
import { help } from '../domains/help/manifest.ts'
import { invoicing } from '../domains/invoicing/manifest.ts'
import { ledger } from '../domains/ledger/manifest.ts'
import { news } from '../domains/news/manifest.ts'
import { notices } from '../domains/notices/manifest.ts'
import { oversight } from '../domains/oversight/manifest.ts'
import { programmes } from '../domains/programmes/manifest.ts'
import { providers } from '../domains/providers/manifest.ts'
import { region } from '../domains/region/manifest.ts'
import { reports } from '../domains/reports/manifest.ts'
import { reviews } from '../domains/reviews/manifest.ts'
import { support } from '../domains/support/manifest.ts'
import { visits } from '../domains/visits/manifest.ts'

/** Every domain of the product, lowest first. */
export const manifests: readonly Manifest[] = [
  audit,
  region,
  access,
  ledger,
  families,
  notices,
  certificates,
  visits,
  funding,
  providers,
  programmes,
  enrolment,
  basket,
  attendance,
  invoicing,
  reviews,
  events,
  news,
  help,
  support,
  exchange,
  reports,
  oversight,
]
