import type { Lesson } from '../lesson.ts'
import { application } from './application.ts'
import { certificate } from './certificate.ts'
import { payment } from './payment.ts'
import { providerAnswers } from './provider-answers.ts'
import { providerMonth } from './provider-month.ts'
import { reception } from './reception.ts'
import { registration } from './registration.ts'

/** In the order in which they are played: the statement of one is brought to the desk of another. */
export const lessons: readonly Lesson[] = [
  registration,
  certificate,
  application,
  reception,
  providerAnswers,
  providerMonth,
  payment,
]
