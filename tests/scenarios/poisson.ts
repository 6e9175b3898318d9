/** Probability of at least `count` events where `mean` are usual (Poisson). */
export function poissonTail(count: number, mean: number): number {
  let term = Math.exp(-mean);
  for (let index = 1; index <= count; index++) term *= mean / index;
  let sum = 0;
  for (let index = count; index < count + 200 && term > 0; index++) {
    sum += term;
    term *= mean / (index + 1);
  }
  return sum;
}
