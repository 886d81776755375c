// Chooses the emoji that show one thing: no signs, letters, faces, hands, hearts, flags, landscapes.
const folder = process.argv[2];
const { icons, aliases } = require(folder + "/icons.json");
const chars = require(folder + "/chars.json");

const KEPT = `
231a 2328 23f0 23f1 23f3 2602 2604 260e 2615 2618 2620 265f 2693 2694 2696 2697 2699 26b0 26b1 26bd 26be 26c4 26cf
26d1 26d3 26e9 26ea 26f2-26f5 26f7 26f8 26fa 26fd 2702 2708 2709 2744 1f302 1f308 1f30b 1f30d 1f31f 1f321 1f32a
1f32d-1f385 1f388-1f38b 1f38d-1f390 1f392-1f393 1f396-1f397 1f399 1f39e-1f3a5 1f3a7-1f3c5 1f3c6-1f3d3 1f3da-1f3db
1f3e0-1f3e1 1f3e5 1f3eb 1f3ed-1f3f0 1f3f4-1f3f5 1f3f8-1f3fa 1f400-1f43c 1f43e-1f43f 1f451-1f462 1f476 1f477 1f479-1f47e
1f480 1f482-1f484 1f488-1f48a 1f48c-1f48e 1f490 1f492 1f4a1 1f4a3 1f4a7 1f4b0 1f4b3 1f4b5 1f4b8 1f4ba-1f4c8 1f4ca-1f4da
1f4dc-1f4e3 1f4e6 1f4ea-1f4f1 1f4f7-1f4fd 1f4ff 1f508 1f50b-1f50e 1f511-1f514 1f516 1f525-1f52e 1f54a-1f54e 1f56f
1f570 1f575-1f57a 1f587-1f58d 1f5a5 1f5a8 1f5b1 1f5bc 1f5c4 1f5d1 1f5dd-1f5de 1f5e1 1f5f3 1f5fa 1f5fc 1f5fd 1f5ff
1f648-1f64a 1f680-1f68a 1f68b-1f6a0 1f6a2-1f6a4 1f6a6-1f6aa 1f6b2 1f6b4 1f6b5 1f6bd 1f6bf 1f6c1 1f6cb 1f6cd-1f6cf 1f6d2
1f6d5-1f6d6 1f6dd-1f6df 1f6e1 1f6e2 1f6e4 1f6e5 1f6e9 1f6f0 1f6f3-1f6fc 1f920 1f921 1f934-1f936 1f938-1f93a 1f93f-1f941
1f942-1f944 1f947-1f969 1f96a-1f96f 1f977 1f97b-1f9ae 1f9b4 1f9b7-1f9ba 1f9be-1f9cc 1f9d1 1f9d9-1f9e0 1f9e2-1f9fe
1fa70-1fa74 1fa7a 1fa7c-1faa6 1faa8 1faa9 1faad-1fac1 1facd-1fadc 1fadf 1f9d8`;

const PEOPLE_AT_WORK = "1f33e 1f373 1f393 1f3a4 1f3a8 1f3eb 1f3ed 1f4bb 1f52c 1f527 1f680 1f692 2695 2696 2708"
    .split(" ")
    .map((tool) => "1f9d1-200d-" + tool);

const kept = KEPT.trim().split(/\s+/).map((range) => range.split("-").map((code) => parseInt(code, 16)));
const isKept = (code) => kept.some(([from, to]) => code >= from && code <= (to ?? from));

const body = (name) => (icons[name] ?? icons[aliases[name]?.parent])?.body;
const lines = Object.entries(chars)
    .filter(([chars]) => (chars.includes("-") ? PEOPLE_AT_WORK.includes(chars) : isKept(parseInt(chars, 16))))
    .map(([chars, name]) => chars + " " + body(name));
lines.sort();
console.log(lines.join("\n"));
