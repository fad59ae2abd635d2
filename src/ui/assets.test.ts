import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundleAssets } from './assets.ts'

test('styles and scripts stay within the budget of the first visit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-assets-'))
  const assets = await bundleAssets(folder)
  const weight = (address: string) => gzipSync(readFileSync(join(folder, basename(address)))).length
  expect(weight(assets.styles)).toBeLessThan(14 * 1024)
  expect(weight(assets.script)).toBeLessThan(8 * 1024)
  expect(assets.preload).toHaveLength(2)
})
