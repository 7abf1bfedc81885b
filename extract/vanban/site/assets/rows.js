// The rows of a table, loaded file by file: vanban.rows(plan) knows them, filters and sorts them.
// A row is its number. A column of a file is its distinct values and which of them each row has.
"use strict";

{
  const arriving = new Map();

  vanban.receive = (name, data) => arriving.get(name)(data);

  const load = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      arriving.set(name, resolve);
      script.src = `data/${name}.js`;
      script.addEventListener("error", () => reject(new Error(name)));
      script.addEventListener("load", () => script.remove());
      document.head.append(script);
    });

  const unpack = async (data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  };

  const order = new Intl.Collator("vi", { numeric: true }).compare;

  vanban.rows = (plan) => {
    const shards = [];
    const columns = new Map(plan.fields.map((field, index) => [field.name, index + 2]));
    const searched = plan.fields.flatMap((field, index) => (field.hidden ? [] : [index + 2]));

    const shard = (number) => {
      shards[number] ??= load(`${plan.name}-${number}`).then(async (data) => (shards[number] = await unpack(data)));
      return shards[number];
    };

    const cell = (row, column) => {
      const [values, which] = shards[Math.floor(row / plan.size)][column];
      const place = row % plan.size;
      return values[which === null ? place : which[place]];
    };

    const all = async (progress) => {
      const count = Math.ceil(plan.rows / plan.size);
      for (let number = 0; number < count; number += 1) {
        if (!Array.isArray(shards[number])) {
          progress(number, count);
          await shard(number);
        }
      }
    };

    // codes are searched by what they are called, in both languages
    const spoken = (column, value) => {
      if (value === null) return "";
      const words = plan.fields[column - 2].words[value];
      return vanban.fold(words ? words.join(" ") : String(value));
    };

    // for every distinct value of a column, which of the words are in it: a bit each
    const found = (folded, words) =>
      folded.map((text) => words.reduce((bits, word, index) => (text.includes(word) ? bits | (1 << index) : bits), 0));

    const matching = (query, filters) => {
      const words = vanban.fold(query).split(/\s+/).filter(Boolean).slice(0, 30);
      const wanted = (1 << words.length) - 1;
      const rows = [];
      shards.forEach((data, number) => {
        const first = number * plan.size;
        const count = Math.min(plan.size, plan.rows - first);
        const bits = new Int32Array(count);
        if (words.length) {
          for (const column of searched) {
            const [values, which] = data[column];
            data.folded ??= [];
            data.folded[column] ??= values.map((value) => spoken(column, value));
            const has = found(data.folded[column], words);
            for (let place = 0; place < count; place += 1) bits[place] |= has[which === null ? place : which[place]];
          }
        }
        const tests = filters.map(([name, value]) => {
          const [values, which] = data[columns.get(name)];
          const fits = values.map((each) => (each === null ? value === "~" : String(each) === value));
          return (place) => fits[which === null ? place : which[place]];
        });
        for (let place = 0; place < count; place += 1) {
          if (bits[place] === wanted && tests.every((test) => test(place))) rows.push(first + place);
        }
      });
      return rows;
    };

    // the place of every value of a column among its sorted distinct values; nothing comes last, whatever the direction
    const ranks = new Map();
    const ranked = (name) => {
      if (!ranks.has(name)) {
        const column = columns.get(name);
        const field = plan.fields[column - 2];
        const shown = (value) => field.words[value]?.[vanban.language() === "vi" ? 0 : 1] ?? value;
        const distinct = [...new Set(shards.flatMap((data) => data[column][0]))].filter((value) => value !== null);
        const compare = field.kind === "number" ? (a, b) => a - b : (a, b) => order(shown(a), shown(b));
        ranks.set(name, new Map(distinct.sort(compare).map((value, place) => [value, place])));
      }
      return ranks.get(name);
    };

    const sorted = (rows, name, falling) => {
      const rank = ranked(name);
      const column = columns.get(name);
      const keys = new Map(rows.map((row) => [row, rank.get(cell(row, column)) ?? -1]));
      const sign = falling ? -1 : 1;
      return rows.sort((a, b) => {
        const [one, other] = [keys.get(a), keys.get(b)];
        if (one < 0 || other < 0) return one === other ? a - b : other - one;
        return sign * (one - other) || a - b;
      });
    };

    vanban.listeners.push(() => ranks.clear());

    return { columns, shard, all, cell, matching, sorted };
  };
}
