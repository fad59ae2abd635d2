import { Notice, NumberedSteps, TypedLine } from '#ui'
import type { Block, Told } from '../model.ts'
import { holding, tell } from '../rules.ts'

/** The blocks of a text that hold in this region. */
export function Blocks({ blocks, told, level }: { blocks: readonly Block[]; told: Told; level?: 3 }) {
  const held = holding(blocks, told)
  const firstHeading = held.findIndex((block) => 'heading' in block)
  return (
    <>
      {held.map((block, at) => (
        <OneBlock
          key={at}
          block={block}
          told={told}
          inside={level !== undefined}
          level={level ?? (firstHeading >= 0 && firstHeading < at ? 3 : 2)}
        />
      ))}
    </>
  )
}

/** `level` is of headings inside the block: no level of the page is left out. */
function OneBlock({ block, told, level, inside }: { block: Block; told: Told; level: 2 | 3; inside: boolean }) {
  if ('p' in block)
    return (
      <p>
        <TypedLine text={tell(block.p, told)} />
      </p>
    )
  if ('heading' in block) {
    const Heading = inside ? 'h3' : 'h2'
    return <Heading>{tell(block.heading, told)}</Heading>
  }
  if ('list' in block)
    return (
      <ul>
        {block.list.map((line) => (
          <li key={line}>
            <TypedLine text={tell(line, told)} />
          </li>
        ))}
      </ul>
    )
  if ('steps' in block)
    return (
      <NumberedSteps
        level={level}
        steps={block.steps.map(({ label, text }) => ({
          label: tell(label, told),
          text: <TypedLine text={tell(text, told)} />,
        }))}
      />
    )
  return (
    <Notice tone={block.tone ?? 'info'} title={tell(block.notice, told)}>
      <p>
        <TypedLine text={tell(block.text, told)} />
      </p>
    </Notice>
  )
}
