// Products, decompositions and solutions of linear systems.
import { Matrix, inverse, solve, determinant, EigenvalueDecomposition, SingularValueDecomposition, QrDecomposition, LuDecomposition, CholeskyDecomposition, pseudoInverse, covariance } from 'ml-matrix';

const show = matrix => matrix.to2DArray().map(row => row.map(n => (Math.round(n * 1e6) / 1e6 || 0)).join(' ')).join('; ');
const make = (n, m = n) => Matrix.from1DArray(n, m, Array.from({ length: n * m }, (_, i) => (i * 7919 % 101) / 10 + (i % (m + 1) === 0 ? 20 : 0)));
const a = make(40), b = make(40, 3);
console.log(determinant(make(6)).toFixed(3), show(solve(a, b).subMatrix(0, 4, 0, 2)), a.mmul(inverse(a)).sub(Matrix.eye(40)).norm() < 1e-9);
let product = a;
for (let i = 0; i < 12; i++) product = product.mmul(a).div(product.max());
console.log(show(product.subMatrix(0, 3, 0, 3)), product.mean().toFixed(6), product.trace().toFixed(4));
const symmetric = a.transpose().mmul(a), eigen = new EigenvalueDecomposition(symmetric);
console.log(eigen.realEigenvalues.map(n => n.toFixed(3)).join(' '));
const svd = new SingularValueDecomposition(make(30, 12), { autoTranspose: true });
console.log(svd.diagonal.map(n => n.toFixed(4)).join(' '), svd.rank, svd.condition.toFixed(3));
console.log(new QrDecomposition(make(20, 8)).upperTriangularMatrix.diagonal().map(n => Math.abs(n).toFixed(4)).join(' '), new LuDecomposition(make(9)).pivotPermutationVector.join(), show(new CholeskyDecomposition(make(5).transpose().mmul(make(5))).lowerTriangularMatrix));
console.log(show(pseudoInverse(make(4, 3))), show(covariance(make(10, 3))), show(Matrix.kroneckerProduct ? Matrix.kroneckerProduct(make(2), make(2)) : make(2).kroneckerProduct(make(2))), make(5).getRow(2).join(), show(make(3).strassen2x2 ? make(2).strassen2x2(make(2)) : make(2)));
