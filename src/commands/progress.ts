import { SingleBar } from 'cli-progress';
import type { CommandContext } from './context.ts';

/** Tells how far a long run is: a bar on a terminal, a line a stage elsewhere, nothing when quiet. */
export interface Progress {
  /** Begins a stage; ends the one before it. */
  stage(name: string, total?: number): void;
  /** So many of the stage's items are done. */
  update(done: number, total?: number): void;
  end(): void;
}

const SILENT: Progress = { stage: () => {}, update: () => {}, end: () => {} };

export function createProgress(context: CommandContext): Progress {
  if (context.quiet) return SILENT;
  return context.stderr.isTTY ? bar(context) : lines(context);
}

function lines(context: CommandContext): Progress {
  return {
    stage: (name, total) => void context.stderr.write(`${name}${total ? ` (${total})` : ''} …\n`),
    update: () => {},
    end: () => {},
  };
}

function bar(context: CommandContext): Progress {
  let current: SingleBar | null = null;
  let shown = -1;
  const end = () => {
    current?.update(current.getTotal());
    current?.stop();
    current = null;
  };
  return {
    stage(name, total = 1) {
      end();
      shown = -1;
      current = new SingleBar({
        stream: context.stderr as NodeJS.WriteStream,
        format: `${name.padEnd(10)} {bar} {value}/{total}`,
        barCompleteChar: '━',
        barIncompleteChar: '─',
        barsize: 30,
        hideCursor: true,
        noTTYOutput: false,
      });
      current.start(Math.max(1, total), 0);
    },
    update(done, total) {
      if (total !== undefined) current?.setTotal(Math.max(1, total));
      // Stages run without a pause, so the bar's own timer never fires: it is drawn here, at most 200 times a stage.
      const step = Math.floor((200 * done) / Math.max(1, current?.getTotal() ?? 1));
      if (step === shown) return;
      shown = step;
      current?.update(done);
      (current as unknown as { render(): void } | null)?.render();
    },
    end,
  };
}
