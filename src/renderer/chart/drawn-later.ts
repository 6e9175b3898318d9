interface Drawing {
  destroy(): void;
}

/**
 * Draws as soon as the chart's library is here, which nothing else in the window waits for.
 * @param load gets the library, and answers with how to draw
 * @returns how to take the drawing away, drawn or not
 */
export function drawnLater<Drawn extends Drawing>(
  load: () => Promise<() => Drawn>,
  drawn: (drawing: Drawn) => void,
): () => void {
  let drawing: Drawn | null = null;
  let gone = false;
  void load().then((draw) => {
    if (gone) return;
    drawing = draw();
    drawn(drawing);
  });
  return () => {
    gone = true;
    drawing?.destroy();
  };
}
