import type { TagTone } from '#ui'
import type { Ground, ReviewState } from './model.ts'

/** Grounds of a refusal as the author reads them. */
export const groundWords: Record<Ground, string> = {
  'personal-data': 'В тексте есть личные данные: имена, телефоны, адреса',
  insult: 'Грубые или оскорбительные слова',
  advertising: 'Реклама или ссылка на другие услуги',
  'off-topic': 'Не о занятиях по этой программе',
  unclear: 'Из текста не понять, что понравилось или не понравилось',
  other: 'Другая причина',
}

export const stateWords: Record<ReviewState, { words: string; tone: TagTone }> = {
  awaiting: { words: 'на проверке', tone: 'warn' },
  published: { words: 'опубликован', tone: 'good' },
  refused: { words: 'нужно исправить', tone: 'bad' },
  withdrawn: { words: 'отозван', tone: 'plain' },
}

/** Marks of a review, the best first, as the form offers them. */
export const markNames: Record<number, string> = {
  5: 'отлично',
  4: 'хорошо',
  3: 'средне',
  2: 'плохо',
  1: 'очень плохо',
}
export const marks = [5, 4, 3, 2, 1] as const
