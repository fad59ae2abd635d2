import { expect, test } from 'vitest'
import type { Paper } from '#platform/pdf'
import { dispositionOf } from './send-paper.ts'

const paper: Paper<{ number?: string }> = {
  name: 'contracts.statement',
  template: '',
  title: () => 'Заявление о зачислении',
  data: (head) => ({ head }),
  samples: {},
}

test.each([
  [
    'its number',
    { number: 'З-2026-000123' },
    'contracts-statement-2026-000123',
    'Заявление о зачислении З-2026-000123',
  ],
  ['no number', {}, 'contracts-statement', 'Заявление о зачислении'],
  [
    'marks that a header does not bear',
    { number: '5/7 (а)*"' },
    'contracts-statement-5-7',
    'Заявление о зачислении 5-7 (а)*"',
  ],
])('a paper is saved under its kind and number: %s', (_what, facts, latin, words) => {
  const told = dispositionOf(paper, facts)
  const [, plain, extended = ''] = /^inline; filename="([^"]*)\.pdf"; filename\*=UTF-8''([\w.%-]*)$/.exec(told) ?? []
  expect([plain, decodeURIComponent(extended)]).toEqual([latin, `${words}.pdf`])
})
