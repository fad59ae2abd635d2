/** Views of a provider over its applications and contracts; nothing is moved between them (domain 5.1). */
export const queueViews = ['new', 'offered', 'starting', 'living', 'ending', 'refused', 'ended'] as const
export type QueueView = (typeof queueViews)[number]

export const queueWords: Record<QueueView, { label: string; empty: string; due: string | null }> = {
  new: { label: 'Новые', empty: 'Новых заявок нет, всё отвечено', due: 'Ответить до' },
  offered: { label: 'Подтверждённые', empty: 'Нет договоров, которые ждут семью', due: 'Семья примет до' },
  starting: { label: 'Начнутся позже', empty: 'Нет договоров, которые ещё не начались', due: 'Первый день' },
  living: { label: 'Действуют', empty: 'Пока никто не занимается', due: null },
  ending: { label: 'Из них заканчиваются', empty: 'В этом месяце договоры не заканчиваются', due: 'Последний день' },
  refused: { label: 'Отказы', empty: 'Отказов не было', due: null },
  ended: { label: 'Завершены', empty: 'В архиве пусто', due: null },
}

/** Reads the view of an address; the first one for anything else. */
export function parseView(text: unknown): QueueView {
  return queueViews.find((view) => view === text) ?? 'new'
}
