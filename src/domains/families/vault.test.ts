import { expect, test } from 'vitest'
import { parseDocument } from '#kernel/documents'
import { parseSnils } from '#kernel/snils'
import { maskOf, openVault } from './vault.ts'

const vault = openVault(new Uint8Array(32).fill(1))
const place = { rowId: 'row', kind: 'snils', ownerId: 'child' } as const

test('what was sealed opens in its own place only', () => {
  const sealed = vault.seal(place, '11223344595')
  expect(vault.open(place, sealed)).toBe('11223344595')
  expect(() => vault.open({ ...place, rowId: 'another row' }, sealed)).toThrow()
  expect(() => vault.open({ ...place, kind: 'document' }, sealed)).toThrow()
  expect(() => vault.open({ ...place, ownerId: 'another child' }, sealed)).toThrow()
})

test('another secret and a changed byte open nothing', () => {
  const sealed = vault.seal(place, '11223344595')
  expect(() => openVault(new Uint8Array(32).fill(2)).open(place, sealed)).toThrow()
  sealed[20] = (sealed[20] ?? 0) ^ 1
  expect(() => vault.open(place, sealed)).toThrow()
})

test('the same value is sealed differently each time and still found by its key', () => {
  expect(vault.seal(place, '1').equals(vault.seal(place, '1'))).toBe(false)
  expect(vault.searchKey('snils', '1').equals(vault.searchKey('snils', '1'))).toBe(true)
  expect(vault.searchKey('snils', '1').equals(vault.searchKey('document', '1'))).toBe(false)
})

test('a mask shows the end of a number and the town of an address', () => {
  const snils = parseSnils('112-233-445 95')
  const document = parseDocument('birth-certificate-rf', 'II-АБ 123456')
  if (!snils || !document) throw new Error('the samples are wrong')
  expect(maskOf('snils', snils)).toBe('···-···-445 95')
  expect(maskOf('document', document)).toBe('II-АБ ····56')
  expect(maskOf('address', 'г. Приозёрск, ул. Озёрная, 7')).toBe('г. Приозёрск, ···')
})
