import type { RefusalWords } from '#platform/manifest'

const next = [{ href: '/municipality/regulation', label: 'К редакциям' }]

export const refusalsOfRegulation: Record<string, RefusalWords> = {
  'funding.regulation-past': {
    status: 409,
    words: () => ({
      title: 'Этот день уже прошёл',
      text: 'Семьи в прошлом читали прежний текст. Новая редакция может начаться сегодня или позже.',
      next,
    }),
  },
  'funding.regulation-same-day': {
    status: 409,
    words: () => ({
      title: 'С этого дня уже есть редакция',
      text: 'Внесённые редакции не меняют. Выберите другой день.',
      next,
    }),
  },
}
