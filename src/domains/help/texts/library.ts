import type { Instruction, Library, Question } from '../model.ts'
import { lessons } from '../videos/lessons.ts'
import { basket } from './basket.ts'
import { cabinet } from './cabinet.ts'
import { certificate } from './certificate.ts'
import { children } from './children.ts'
import { desk } from './desk.ts'
import { enrolment } from './enrolment.ts'
import { events } from './events.ts'
import { gosuslugi } from './gosuslugi.ts'
import { months } from './months.ts'
import { nextPeriod } from './next-period.ts'
import { notices, oversight } from './notices.ts'
import { programmes } from './programmes.ts'
import { provider } from './provider.ts'
import { familyQuestions } from './questions.ts'
import { reception } from './reception.ts'
import { reviews } from './reviews.ts'
import { rights } from './rights.ts'
import { staffQuestions } from './staff-questions.ts'
import { work } from './work.ts'

/** In the order in which a family goes its way; staff after it. */
export const instructions: readonly Instruction[] = [
  ...cabinet,
  ...children,
  ...certificate,
  ...enrolment,
  ...basket,
  ...events,
  ...gosuslugi,
  ...nextPeriod,
  ...rights,
  ...notices,
  ...reception,
  ...programmes,
  ...provider,
  ...months,
  ...work,
  ...reviews,
  ...oversight,
  ...desk,
]

export const questions: readonly Question[] = [...familyQuestions, ...staffQuestions]

export const firstEdition: Library = { instructions, questions, lessons }
