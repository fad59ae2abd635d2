import type { OwnChild } from '../model.ts'

export const at = Temporal.Instant.from('2026-11-20T07:15:00Z')
export const zone = 'Europe/Moscow'
export const id = '0199d1a0-0000-7000-8000-000000000002'

export const child: OwnChild = {
  id: id as OwnChild['id'],
  surname: 'Петрова',
  name: 'Мария',
  patronymic: 'Андреевна',
  birthOn: Temporal.PlainDate.from('2017-03-11'),
  gender: 'female',
  municipalityId: id,
  createdAt: at,
  confirmedAt: null,
  relation: 'mother',
  holder: true,
  masked: { snils: '···-···-445 95', document: 'II-АБ ····56', address: 'г. Приозёрск, ···' },
}
