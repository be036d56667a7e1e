import type { Paper } from '../../domain/matter/paper-form.ts';
import type { Block, Runs } from '../../domain/matter/paper-sheet.ts';

/** A paper as it will be printed, small; what comes from the form is tinted. */
export function SheetView({ paper }: { paper: Paper }) {
  return (
    <article className="paper-sheet" lang="zh-CN" aria-label={paper.title.at(-1)}>
      <h3>
        {paper.title.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </h3>
      {paper.number === null ? null : (
        <p className="paper-sheet-number">
          <Words runs={paper.number} />
        </p>
      )}
      {paper.addressee === null ? null : (
        <p className="paper-sheet-to">
          <Words runs={paper.addressee} />
        </p>
      )}
      {paper.blocks.map((block, i) => (
        <BlockView key={i} block={block} />
      ))}
      {paper.signOff === null ? null : (
        <div className="paper-sheet-sign">
          <p>{paper.signOff.name}</p>
          <p>
            <Words runs={[paper.signOff.date]} />
          </p>
          {paper.signOff.seal ? <span className="paper-sheet-seal">印章</span> : null}
        </div>
      )}
    </article>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p className="paper-sheet-body">
          <Words runs={block.runs} />
        </p>
      );
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'ticks':
      return (
        <ul>
          {block.rows.map((row) => (
            <li key={row.nth} className={row.ticked ? 'ticked' : undefined}>
              {row.ticked ? '☑' : '☐'}
              {row.nth}
              {row.text}
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table aria-label={block.name}>
          <tbody>
            {block.rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, nth) => (
                  <td key={nth} colSpan={cell.columns} rowSpan={cell.rows} className={cell.label ? 'label' : undefined}>
                    {cell.runs.map((runs, line) => (
                      <span key={line} className="line">
                        <Words runs={runs} />
                      </span>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'signatures':
      return (
        <div className="paper-sheet-hands">
          {block.rows.map((row) => (
            <p key={row.who}>
              {row.who}
              <Words runs={row.name} /> {row.dateLine}
            </p>
          ))}
        </div>
      );
  }
}

function Words({ runs }: { runs: Runs }) {
  return runs.map((run, i) =>
    run.slot ? (
      <span key={i} className="slot">
        {run.text}
      </span>
    ) : (
      run.text
    ),
  );
}
