// The functions of Math that ECMA-262 leaves to the implementation, with the same bits on every machine: the methods
// and coefficients of fdlibm (Sun Microsystems, 1993; cbrt by B. Sharma and D. Das, log2 by FreeBSD), which V8 uses as
// well, so that results agree to the last bit (tools/compare-math looks). The order of operations is part of the
// result, so formulas must not be rearranged, and multiplications and additions not be contracted.

#ifndef FLAT8_SRC_NUMBERS_IEEE754_H_
#define FLAT8_SRC_NUMBERS_IEEE754_H_

namespace v8::internal::ieee754 {

double Sin(double x);
double Cos(double x);
double Tan(double x);

double Asin(double x);
double Acos(double x);
double Atan(double x);
double Atan2(double y, double x);

double Exp(double x);
double Expm1(double x);
double Sinh(double x);
double Cosh(double x);
double Tanh(double x);

double Log(double x);
double Log1p(double x);
double Log2(double x);
double Log10(double x);
double Asinh(double x);
double Acosh(double x);
double Atanh(double x);

double Cbrt(double x);
// As C defines it: 1 to any power is 1.
double Pow(double x, double y);

}  // namespace v8::internal::ieee754

#endif  // FLAT8_SRC_NUMBERS_IEEE754_H_
