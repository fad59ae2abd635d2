/**
 * Help: instructions, video lessons, frequent questions and the contacts of those who answer.
 *
 * Promises: numbers in the texts are the region's settings in force; the help of a page comes first for who came from it.
 * Does not: know who is signed in beyond their role, or keep what people asked.
 */
export type { Audience, Instruction, Question } from './model.ts'
