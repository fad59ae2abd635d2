import { expect, test } from 'vitest'
import { emptyFrame, renderPage } from '#ui'
import { samples } from '../samples/public.tsx'

const pageOf = (name: string) => {
  const sample = samples.find((one) => one.name === name)
  const page = sample?.render()
  if (!page) throw new Error(`no sample is named «${name}»`)
  return renderPage(emptyFrame, page).replaceAll('\u00a0', ' ')
}

test('S-014 one press chooses for a child of the cabinet by age and place, another lets go', () => {
  const page = pageOf('catalogue for a child of the cabinet')
  expect(page).toMatch(/<a href="\/programmes" aria-current="true">Подобрать для Ивана, 9 лет/)
  expect(page).toMatch(/<a href="\/programmes\?municipality=02&amp;age=14">Подобрать для Ольги, 14 лет/)
})

test('a visitor without children is not asked for whom', () => {
  expect(pageOf('catalogue')).not.toContain('Подобрать для')
})

test('S-041 an organisation tells search engines what and where it is', () => {
  const facts = /<script type="application\/ld\+json">(.+?)<\/script>/.exec(pageOf('organisation'))?.[1] ?? ''
  expect(JSON.parse(facts)).toMatchObject({
    '@type': 'EducationalOrganization',
    name: 'Дом детского творчества',
    taxID: '2804001015',
    address: { addressLocality: 'город Озёрный', streetAddress: 'ул. Ленина, 12' },
  })
})
