import type { DeletionState } from './model.ts'

export const deletionWords: Record<DeletionState, { label: string; tone: 'plain' | 'warn' | 'good' | 'bad' }> = {
  asked: { label: 'ждёт ответа семьи', tone: 'warn' },
  agreed: { label: 'ждёт решения оператора', tone: 'warn' },
  declined: { label: 'семья не согласна', tone: 'plain' },
  deleted: { label: 'договор удалён', tone: 'good' },
  refused: { label: 'договор оставлен', tone: 'plain' },
}
