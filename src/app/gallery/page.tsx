import { Card, Grid, Page, Stack } from '#ui'
import type { Gallery } from './list.ts'

type Link = { href: string; label: string; also?: { href: string; label: string } }

const at = (...steps: string[]) => `/dev/gallery/${steps.map(encodeURIComponent).join('/')}`

/** Everything there is to look at, by domain. */
export function GalleryPage({ gallery }: { gallery: Gallery }) {
  const pages: [string, Link[]][] = byArea(gallery.pages, ({ id, name }) => [{ href: at('page', id), label: name }])
  const letters: [string, Link[]][] = byArea(gallery.letters, ({ letter, samples }) =>
    samples.map((sample) => ({
      href: at('letter', letter.name, sample),
      label: `${letter.name}: ${sample}`,
      also: { href: `${at('letter', letter.name, sample)}?as=text`, label: 'текст' },
    })),
  )
  const papers: [string, Link[]][] = byArea(gallery.papers, ({ paper, samples }) =>
    samples.map((sample) => ({ href: at('paper', paper.name, `${sample}.pdf`), label: `${paper.name}: ${sample}` })),
  )
  return (
    <Page
      title="Галерея"
      lead="Все страницы, письма и бумаги на придуманных данных. По этому же списку ходят проверки доступности."
      width="wide"
      hidden
    >
      <Part title="Страницы" areas={pages} />
      <Part title="Письма" areas={letters} />
      <Part title="Бумаги" areas={papers} />
    </Page>
  )
}

function Part({ title, areas }: { title: string; areas: readonly [string, Link[]][] }) {
  return (
    <Stack>
      <h2>{title}</h2>
      <Grid>
        {areas.map(([area, links]) => (
          <Card key={area} title={area} level={3} tight>
            <ul>
              {links.map(({ href, label, also }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                  {also && (
                    <>
                      {' '}
                      (<a href={also.href}>{also.label}</a>)
                    </>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </Grid>
    </Stack>
  )
}

function byArea<T extends { area: string }>(items: readonly T[], links: (item: T) => Link[]): [string, Link[]][] {
  return [...Map.groupBy(items, ({ area }) => area)].map(([area, own]) => [area, own.flatMap(links)])
}
