import { joined } from '#platform/manifest'
import { applications } from './applications/manifest.ts'
import { cabinet } from './cabinet/manifest.ts'
import { children } from './children/manifest.ts'
import { contracts } from './contracts/manifest.ts'
import { deletion } from './deletion/manifest.ts'
import { desk } from './desk/manifest.ts'
import { freeze } from './freeze/manifest.ts'
import './merge.ts'
import { money } from './money/manifest.ts'
import { months } from './months/manifest.ts'
import './own-data.ts'
import { prolongation } from './prolongation/manifest.ts'
import { quote } from './quote/manifest.ts'
import { visitors } from './visitors/manifest.ts'
import { waiting } from './waiting/manifest.ts'

export const enrolment = joined('enrolment', [
  ...[quote, applications, contracts, months, prolongation, waiting, visitors, freeze, deletion],
  ...[cabinet, money, desk, children],
])
