// The maths of three: matrices, quaternions, rays, curves, geometries and a scene graph, without drawing.
import { Vector3, Matrix4, Quaternion, Euler, Box3, Sphere, Ray, Plane, Color, CatmullRomCurve3, SphereGeometry, TorusKnotGeometry, ExtrudeGeometry, Shape, Object3D, Mesh, MeshBasicMaterial, PerspectiveCamera, Raycaster, Frustum, MathUtils, Spherical } from 'three';

const show = array => Array.from(array, n => (Math.round(n * 1e4) / 1e4 || 0)).join(' ');
const a = new Matrix4().makeRotationFromEuler(new Euler(0.1, 0.2, 0.3, 'ZYX')), b = new Matrix4().compose(new Vector3(1, 2, 3), new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0).normalize(), 1), new Vector3(2, 2, 2));
for (let i = 0; i < 3000; i++) { a.multiply(b); a.multiplyScalar(0.5); if (i % 10 === 0) a.setPosition(i % 7, 1, 2); }
console.log(show(a.elements), show(b.clone().invert().transpose().elements), a.determinant().toFixed(6));
const q = new Quaternion(), turn = new Quaternion().setFromEuler(new Euler(0.01, 0.02, 0.03)), v = new Vector3(1, 0, 0);
for (let i = 0; i < 5000; i++) { q.multiply(turn).normalize(); v.applyQuaternion(turn).lerp(new Vector3(i % 3, 1, 0), 0.001); }
console.log(show(q.toArray()), show(v.toArray()), show(new Euler().setFromQuaternion(q).toArray().slice(0, 3)));
const scene = new Object3D(), material = new MeshBasicMaterial();
for (const [i, geometry] of [new SphereGeometry(1, 24, 16), new TorusKnotGeometry(1, 0.3, 60, 8, 2, 3), new ExtrudeGeometry(new Shape([[0, 0], [2, 0], [2, 1], [1, 2], [0, 1]].map(([x, y]) => ({ x, y, equals(o) { return o.x === x && o.y === y; }, clone() { return this; } }))), { depth: 1, bevelEnabled: false })].entries()) {
  geometry.computeBoundingBox(); geometry.computeBoundingSphere(); geometry.computeVertexNormals();
  console.log(geometry.type, geometry.attributes.position.count, geometry.index?.count, show(geometry.boundingBox.min.toArray()), geometry.boundingSphere.radius.toFixed(4), show(geometry.attributes.normal.array.slice(0, 12)));
  const mesh = new Mesh(geometry, material);
  mesh.position.set(i * 3, 0, -5); mesh.rotation.y = i; scene.add(mesh);
}
scene.updateMatrixWorld(true);
const camera = new PerspectiveCamera(60, 1.5, 0.1, 100);
camera.lookAt(3, 0, -5); camera.updateMatrixWorld();
const raycaster = new Raycaster();
for (let i = 0; i < 12; i++) { raycaster.setFromCamera({ x: i / 6 - 1, y: 0.05 }, camera); console.log(i, raycaster.intersectObjects(scene.children).slice(0, 3).map(hit => `${hit.distance.toFixed(4)} ${hit.faceIndex}`).join(', ')); }
const frustum = new Frustum().setFromProjectionMatrix(new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse));
console.log(scene.children.map(mesh => frustum.intersectsObject(mesh)).join(), show(new Box3().setFromObject(scene).max.toArray()), new Ray(new Vector3(), new Vector3(0, 0, -1)).intersectSphere(new Sphere(new Vector3(0, 0, -5), 1), new Vector3()).z);
const curve = new CatmullRomCurve3(Array.from({ length: 12 }, (_, i) => new Vector3(Math.sin(i), i, Math.cos(i))));
console.log(curve.getLength().toFixed(5), curve.getSpacedPoints(20).map(p => show(p.toArray())).join('; '), show(curve.computeFrenetFrames(4).normals[2].toArray()));
console.log(new Color('hsl(200, 50%, 40%)').getHexString(), new Color(0x336699).lerp(new Color('tomato'), 0.3).getStyle(), MathUtils.clamp(5, 0, 1), MathUtils.euclideanModulo(-1, 5), show(new Spherical().setFromVector3(v).makeSafe().radius.toFixed(3).split(',').map(Number)), new Plane(new Vector3(0, 1, 0), -2).distanceToPoint(v).toFixed(4));
