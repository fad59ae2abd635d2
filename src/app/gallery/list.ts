import type { Letter } from '#platform/mail'
import type { Manifest, Sample } from '#platform/manifest'
import type { Paper } from '#platform/pdf'
import { samples } from '#ui'

/** Something to look at: `id` names it in an address and in a snapshot, `area` is the domain that brings it. */
type GalleryPage = { id: string; area: string; name: string; render: Sample['render'] }
type GalleryLetter = { area: string; letter: Letter; samples: readonly string[] }
type GalleryPaper = { area: string; paper: Paper; samples: readonly string[] }
export type Gallery = {
  pages: readonly GalleryPage[]
  letters: readonly GalleryLetter[]
  papers: readonly GalleryPaper[]
}

/** Every page, letter and paper of ui and of these domains, drawn from made-up facts. Feeds axe and the snapshots too. */
export function galleryOf(manifests: readonly Manifest[]): Gallery {
  const pages = [
    ...samples.map((sample) => pageOf('ui', sample)),
    ...manifests.flatMap(({ name, samples: own = [] }) => own.map((sample) => pageOf(name, sample))),
  ]
  refuseTwins(pages.map(({ id }) => id))
  return {
    pages,
    letters: manifests.flatMap(({ name: area, letters = [] }) =>
      (letters as readonly Letter[]).map((letter) => ({ area, letter, samples: Object.keys(letter.samples) })),
    ),
    papers: manifests.flatMap(({ name: area, papers = [] }) =>
      papers.map((paper) => ({ area, paper, samples: Object.keys(paper.samples) })),
    ),
  }
}

function pageOf(area: string, { name, render }: Sample): GalleryPage {
  return { id: `${area}: ${name}`, area, name, render }
}

function refuseTwins(ids: readonly string[]): void {
  const twin = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twin) throw new Error(`Two samples are called '${twin}': the gallery would show only one.`)
}
